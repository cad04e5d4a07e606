/** A PDF → its text in the order of its tags, as it is read aloud: an element that goes on over the page is one element. */
import {openPdf, type PDFObject} from '../conformance/pdf-reader.ts'
import {readPdf} from './pdf-text.ts'

export async function spokenText(file: Uint8Array): Promise<string> {
  const [reader, {marked}] = await Promise.all([openPdf(file), readPdf(file)])
  const pages = new Map(reader.document.getPages().map(({ref}, index) => [ref.toString(), index]))
  const spoken: string[] = []
  const say = (page: string, mcid: number | null) =>
    spoken.push(marked.get(`${pages.get(page)} ${mcid}`) ?? '')
  const walk = (element: PDFObject): void => {
    const page = reader.raw(element, 'Pg')?.toString() ?? ''
    const kids = reader.get(element, 'K')
    const list = reader.list(kids)
    for (const kid of list.length > 0 ? list : kids ? [kids] : []) {
      const mcid = reader.number(kid)
      const type = reader.name(reader.get(kid, 'Type'))
      if (mcid !== null) say(page, mcid)
      else if (type === 'MCR')
        say(reader.raw(kid, 'Pg')?.toString() ?? page, reader.number(reader.get(kid, 'MCID')))
      else if (type !== 'OBJR') walk(kid)
    }
  }
  walk(reader.get(reader.catalog, 'StructTreeRoot') ?? reader.catalog)
  return spoken.join('\n')
}
