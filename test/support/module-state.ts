/** A source file → what in its module can change after it was loaded: then bytes could depend on what was built before. */
import {parseAst} from 'vitest/node'

interface Node {
  readonly type: string
  readonly [key: string]: unknown
}

const changing: ReadonlySet<string> = new Set(
  'set add delete clear push pop shift unshift splice sort reverse fill copyWithin'.split(' '),
)
const memories: ReadonlySet<string> = new Set(['WeakMap', 'WeakSet', 'WeakRef'])

/** Names of variables that are assigned anew, of weak collections, and of collections and objects that the file changes. */
export function moduleState(code: string): readonly string[] {
  const program = parseAst(code, {lang: 'ts'}) as unknown as Node
  const found = new Set<string>()
  const constants = new Set<string>()
  for (const statement of childrenOf(program).map(exported)) {
    if (statement.type === 'ClassDeclaration') {
      const members = childrenOf(statement['body'] as Node)
      for (const member of members)
        if (member.type === 'PropertyDefinition' && member['static'] === true && member['readonly'] !== true)
          found.add(nameOf(member['key']) ?? '')
    }
    if (statement.type !== 'VariableDeclaration' || statement['declare'] === true) continue
    for (const {id, init} of childrenOf(statement) as unknown as readonly {id: Node; init: Node | null}[]) {
      const name = nameOf(id)
      if (name === null) continue
      if (statement['kind'] !== 'const' || isMemory(init)) found.add(name)
      else constants.add(name)
    }
  }
  const visit = (node: Node, hidden: ReadonlySet<string>): void => {
    const isScope = /Function|^BlockStatement$/.test(node.type)
    const inside = isScope ? new Set([...hidden, ...declaredIn(node)]) : hidden
    const name = changedBy(node)
    if (name !== null && constants.has(name) && !inside.has(name)) found.add(name)
    for (const child of childrenOf(node)) visit(child, inside)
  }
  visit(program, new Set())
  return [...found]
}

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value

const childrenOf = (node: Node): readonly Node[] => Object.values(node).flat().filter(isNode)

const exported = (statement: Node): Node =>
  isNode(statement['declaration']) ? statement['declaration'] : statement

const nameOf = (node: unknown): string | null =>
  isNode(node) && node.type === 'Identifier' ? String(node['name']) : null

/** `x as T`, `x satisfies T`, `x!` → `x` */
function bareOf(node: unknown): Node | null {
  if (!isNode(node)) return null
  return /^TS(?:As|Satisfies|NonNull)Expression$/.test(node.type) ? bareOf(node['expression']) : node
}

function isMemory(init: unknown): boolean {
  const bare = bareOf(init)
  return bare?.type === 'NewExpression' && memories.has(nameOf(bare['callee']) ?? '')
}

/** `known.set(…)`, `known[key] = …`, `known.value ??= …`, `delete known[key]`, `Object.assign(known, …)` → `known`. */
function changedBy(node: Node): string | null {
  const callee = bareOf(node['callee'])
  if (node.type === 'CallExpression' && callee?.type === 'MemberExpression') {
    const method = nameOf(callee['property']) ?? ''
    if (changing.has(method)) return rootOf(callee['object'])
    if (method === 'assign' && nameOf(callee['object']) === 'Object')
      return rootOf((node['arguments'] as Node[])[0])
  }
  const target =
    node.type === 'AssignmentExpression'
      ? node['left']
      : node.type === 'UpdateExpression'
        ? node['argument']
        : null
  if (isNode(target) && target.type === 'MemberExpression') return rootOf(target)
  return node.type === 'UnaryExpression' && node['operator'] === 'delete' ? rootOf(node['argument']) : null
}

function rootOf(node: unknown): string | null {
  const bare = bareOf(node)
  return bare?.type === 'MemberExpression' ? rootOf(bare['object']) : nameOf(bare)
}

/** Its own names hide those of the module. */
function declaredIn(scope: Node): ReadonlySet<string> {
  const names = new Set<string>()
  const add = (pattern: unknown): void => {
    if (!isNode(pattern)) return
    const name = nameOf(pattern)
    if (name !== null) names.add(name)
    else for (const child of childrenOf(pattern)) add(child.type === 'Property' ? child['value'] : child)
  }
  for (const parameter of (scope['params'] ?? []) as readonly Node[]) add(parameter)
  const look = (node: Node): void => {
    if (node.type === 'VariableDeclarator') add(node['id'])
    if (!/Function|^BlockStatement$/.test(node.type)) for (const child of childrenOf(node)) look(child)
  }
  for (const child of childrenOf(scope)) look(child)
  return names
}
