/** `node opds-readium.mjs FILE` → what Readium's parser for Node (r2-opds-js) reads in an OPDS 2 feed, as JSON. A program of
 * its own, because the parser keeps its converters in globals. */
import {readFileSync} from 'node:fs'
import {createRequire} from 'node:module'
import {join} from 'node:path'
import {pathToFileURL} from 'node:url'

const require = createRequire(pathToFileURL(join(import.meta.dirname, '../tools/package.json')))
require('r2-opds-js/dist/es8-es2017/src/opds/init-globals').initGlobalConverters_OPDS()
require('r2-shared-js/dist/es8-es2017/src/init-globals').initGlobalConverters_GENERIC()
const {TaJsonDeserialize} = require('r2-lcp-js/dist/es8-es2017/src/serializable')
const {OPDSFeed} = require('r2-opds-js/dist/es8-es2017/src/opds/opds2/opds2')

const feed = TaJsonDeserialize(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')), OPDSFeed)
const publications = (feed.Publications ?? []).map(({Metadata: metadata, Links: links, Images: images}) => ({
  title: metadata?.Title,
  authors: (metadata?.Author ?? []).map(({Name}) => Name),
  links: (links ?? []).map(({Href, Rel, TypeLink}) => ({href: Href, rel: Rel ?? [], type: TypeLink})),
  images: (images ?? []).map(({Href, TypeLink}) => ({href: Href, type: TypeLink})),
}))
process.stdout.write(JSON.stringify({title: feed.Metadata?.Title, publications}))
