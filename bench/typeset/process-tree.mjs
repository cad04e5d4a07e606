/** Linux: what a process and all that it started use. Without `/proc` there is time, and nothing of memory. */
import {readdirSync, readFileSync} from 'node:fs'

const tick = 10 // ms; USER_HZ is 100 on every Linux of the last twenty years

/** Bytes in use now (shared pages counted once), the most that one process ever used, and processor time in ms.
 * `driven`: the root only drives the others, and does not count. */
export function usageOf(root, {driven = false} = {}) {
  const members = treeOf(root).filter(({pid}) => !driven || pid !== root)
  const usage = {memory: 0, highest: 0, cpu: 0, processes: members.length}
  for (const {pid, ticks} of members) {
    usage.cpu += ticks * tick
    usage.memory += kilobytes(`/proc/${pid}/smaps_rollup`, 'Pss')
    usage.highest = Math.max(usage.highest, kilobytes(`/proc/${pid}/status`, 'VmHWM'))
  }
  return usage
}

function treeOf(root) {
  const all = new Map()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    const stat = read(`/proc/${name}/stat`)
    // The name of the program is in brackets and may hold anything.
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
    const ticks = [11, 12, 13, 14].reduce((sum, at) => sum + Number(fields[at] ?? 0), 0)
    all.set(Number(name), {pid: Number(name), parent: Number(fields[1]), ticks})
  }
  const members = []
  const pending = [root]
  for (let pid = pending.pop(); pid !== undefined; pid = pending.pop()) {
    const member = all.get(pid)
    if (!member) continue
    members.push(member)
    for (const other of all.values()) if (other.parent === pid) pending.push(other.pid)
  }
  return members
}

function kilobytes(path, key) {
  const found = new RegExp(`^${key}:\\s+(\\d+) kB`, 'm').exec(read(path))
  return found ? Number(found[1]) * 1_024 : 0
}

function read(path) {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return '' // ended in the meantime, or not ours
  }
}
