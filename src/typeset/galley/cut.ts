/** What of a display item lies between two heights, seen from the upper one. */
import type {DisplayItem, PathItem} from '../draw/display-list.ts'
import type {Points} from '../units.ts'
import {move, type Placed} from './place.ts'

/** Lines of text and pictures are never cut: they stand where their middle is. */
export function cut(item: DisplayItem, top: Points, bottom: Points): readonly DisplayItem[] {
  if (item.type === 'rectangle') {
    const head = Math.max(item.y, top)
    const foot = Math.min(item.y + item.height, bottom)
    if (foot <= head) return []
    const whole = head === item.y && foot === item.y + item.height
    return [{...item, y: head - top, height: foot - head, radius: whole ? item.radius : 0}]
  }
  if (item.type === 'path') return cutPath(item, top, bottom)
  const middle = item.type === 'text' ? item.y - item.size * 0.3 : item.y + item.height / 2
  return middle >= top && middle < bottom ? [move(item, 0, -top)] : []
}

/** What begins at `from` or below it stands lower; what surrounds it is higher by as much. */
export function moveBelow(placed: Placed, from: Points, by: Points): Placed {
  const isBelow = (y: Points) => y >= from - 0.01
  return {
    ...placed,
    height: placed.height + by,
    items: placed.items.map((item) => {
      if (item.type === 'path') return isBelow(topOf(item)) ? move(item, 0, by) : item
      const top = item.type === 'text' ? item.y - item.size * 0.3 : item.y
      if (isBelow(top)) return move(item, 0, by)
      return item.type === 'rectangle' && item.y + item.height > from + 0.01
        ? {...item, height: item.height + by}
        : item
    }),
    notes: placed.notes.map((one) => (isBelow(one.y) ? {...one, y: one.y + by} : one)),
    destinations: new Map(
      [...placed.destinations].map(([id, point]) => [
        id,
        isBelow(point.y) ? {...point, y: point.y + by} : point,
      ]),
    ),
    solids: placed.solids.map(([head, foot]) => (isBelow(head) ? [head + by, foot + by] : [head, foot])),
  }
}

function topOf(item: PathItem): Points {
  return Math.min(...heightsOf(item))
}

function heightsOf({commands}: PathItem): readonly Points[] {
  return commands
    .flatMap((command) => (command[0] === 'Z' ? [] : [command[command.length - 1]]))
    .filter((height) => typeof height === 'number')
}

/** A dashed border goes on below the cut; any other shape stands where its middle is. */
function cutPath(item: PathItem, top: Points, bottom: Points): readonly DisplayItem[] {
  const [from, to, ...others] = item.commands
  if (from?.[0] === 'M' && to?.[0] === 'L' && others.length === 0 && from[1] === to[1]) {
    const head = Math.max(Math.min(from[2], to[2]), top)
    const foot = Math.min(Math.max(from[2], to[2]), bottom)
    if (foot <= head) return []
    return [
      {
        ...item,
        commands: [
          ['M', from[1], head - top],
          ['L', to[1], foot - top],
        ],
      },
    ]
  }
  const heights = heightsOf(item)
  const middle = (Math.min(...heights) + Math.max(...heights)) / 2
  return middle >= top && middle < bottom ? [move(item, 0, -top)] : []
}
