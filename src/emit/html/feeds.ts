/** The feeds and catalogues that stand once for all publications, as the head of a page names them. */
import type {FeedLink} from '../../render/view.ts'
import {feeds} from '../shelf/feeds.ts'

/** `base`: the folder that they lie in, with a slash at its end, absolute or seen from the page: `../`. */
export function feedLinks(base: string, title: string): readonly FeedLink[] {
  return feeds.map(({name, kind, mediaType}) => ({
    url: `${base}${name}`,
    title: `${title} (${kind})`,
    mediaType,
  }))
}
