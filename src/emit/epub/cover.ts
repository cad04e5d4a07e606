/** cover */
import type {Publication} from '../../model/publication.ts'
import type {Words} from '../../strings.ts'
import type {EmitContext} from '../emitter.ts'
import type {BookFile} from './package.ts'

export async function coverFiles(
  _publication: Publication,
  _context: EmitContext,
  _words: Words,
): Promise<readonly BookFile[]> {
  return []
}
