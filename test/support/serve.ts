/** A folder → a web server for it on this machine: what a static host does, no more. */
import {readFileSync, statSync} from 'node:fs'
import {createServer} from 'node:http'
import {extname, join, normalize} from 'node:path'
import {gzipSync} from 'node:zlib'

export interface Server {
  /** With a slash at the end. */
  readonly url: string
  close(): Promise<void>
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.xhtml': 'application/xhtml+xml; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.xml': 'application/xml',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.webp': 'image/webp',
  '.avif': 'image/avif',
  '.pdf': 'application/pdf',
  '.epub': 'application/epub+zip',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
}

/** `extra` are files by path that are not in the folder: a page that a test makes, a script that it needs. */
export async function serve(
  folder: string,
  extra: Readonly<Record<string, string | Uint8Array>> = {},
): Promise<Server> {
  const server = createServer((request, response) => {
    const {pathname} = new URL(request.url ?? '/', 'http://localhost')
    const path = decodeURIComponent(pathname).replace(/^\//, '')
    const bytes = extra[path] ?? bytesOf(folder, path)
    if (bytes === null) {
      response.writeHead(404, {'content-type': 'text/plain'}).end('not found')
      return
    }
    const type = types[extname(path) || '.html'] ?? 'application/octet-stream'
    const compress = /text|json|xml/.test(type)
    response.writeHead(200, {
      'content-type': type,
      'cache-control': 'public, max-age=31536000',
      ...(compress ? {'content-encoding': 'gzip'} : {}),
    })
    response.end(compress ? gzipSync(bytes) : bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const address = server.address()
  if (address === null || typeof address === 'string') throw new Error('the server has no port')
  return {
    url: `http://127.0.0.1:${address.port}/`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** A folder answers with its index page. Null when there is nothing, or nothing within the folder. */
function bytesOf(folder: string, path: string): Uint8Array | null {
  const full = normalize(join(folder, path))
  if (!full.startsWith(folder)) return null
  const found = statSync(full, {throwIfNoEntry: false})
  if (found?.isDirectory())
    return path === '' || path.endsWith('/') ? bytesOf(folder, `${path}index.html`) : null
  return found ? readFileSync(full) : null
}
