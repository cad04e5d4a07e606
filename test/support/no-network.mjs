/** Loaded before the program (`node --import`): whoever opens a connection or asks for a name ends the process. */
import dns from 'node:dns'
import net from 'node:net'

function refuse() {
  process.stderr.write(`the network was asked for\n${new Error().stack}\n`)
  process.exit(99)
}

net.Socket.prototype.connect = refuse
for (const name of ['lookup', 'resolve', 'resolve4', 'resolve6']) dns[name] = refuse
globalThis.fetch = refuse
