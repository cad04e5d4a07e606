/** What a document says about itself → an XMP packet's descriptions, escaped (ISO 16684-1; PDF/A-3, 6.6; PDF/UA-1, 5). */
import type {DocumentInfo} from './document-info.ts'

export function xmp(info: DocumentInfo, claims: {readonly ua: boolean; readonly a: boolean}): string {
  const dublinCore = [
    alternatives('dc:title', info.title),
    info.authors.length > 0 ? list('dc:creator', 'Seq', info.authors) : '',
    info.summary ? alternatives('dc:description', info.summary) : '',
    list('dc:language', 'Bag', [info.language]),
    info.rights ? alternatives('dc:rights', info.rights) : '',
    info.keywords.length > 0 ? list('dc:subject', 'Bag', info.keywords) : '',
    info.identifier ? `<dc:identifier>${escapeXml(info.identifier)}</dc:identifier>` : '',
    '<dc:format>application/pdf</dc:format>',
  ]
  return [
    description('xmlns:dc="http://purl.org/dc/elements/1.1/"', dublinCore.join('')),
    description(
      'xmlns:xmp="http://ns.adobe.com/xap/1.0/"',
      date('CreateDate', info.created) +
        date('ModifyDate', info.modified) +
        date('MetadataDate', info.modified) +
        `<xmp:CreatorTool>${escapeXml(info.generator)}</xmp:CreatorTool>`,
    ),
    description(
      'xmlns:pdf="http://ns.adobe.com/pdf/1.3/"',
      `<pdf:Producer>${escapeXml(info.generator)}</pdf:Producer>` +
        (info.keywords.length > 0
          ? `<pdf:Keywords>${escapeXml(info.keywords.join(', '))}</pdf:Keywords>`
          : ''),
    ),
    claims.ua
      ? description('xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"', '<pdfuaid:part>1</pdfuaid:part>')
      : '',
    claims.ua && claims.a ? extensionSchema : '',
  ].join('\n')
}

/** PDF/A allows only schemas it knows or that describe themselves: pdfuaid must be described (PDF/A-3, 6.6.2.3). */
const extensionSchema = `<rdf:Description rdf:about="" xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/" xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#" xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#">
<pdfaExtension:schemas><rdf:Bag><rdf:li rdf:parseType="Resource">
<pdfaSchema:schema>PDF/UA Universal Accessibility Schema</pdfaSchema:schema>
<pdfaSchema:namespaceURI>http://www.aiim.org/pdfua/ns/id/</pdfaSchema:namespaceURI>
<pdfaSchema:prefix>pdfuaid</pdfaSchema:prefix>
<pdfaSchema:property><rdf:Seq><rdf:li rdf:parseType="Resource">
<pdfaProperty:name>part</pdfaProperty:name>
<pdfaProperty:valueType>Integer</pdfaProperty:valueType>
<pdfaProperty:category>internal</pdfaProperty:category>
<pdfaProperty:description>Indicates, which part of ISO 14289 standard is followed</pdfaProperty:description>
</rdf:li></rdf:Seq></pdfaSchema:property>
</rdf:li></rdf:Bag></pdfaExtension:schemas>
</rdf:Description>`

function description(namespace: string, content: string): string {
  return `<rdf:Description rdf:about="" ${namespace}>${content}</rdf:Description>`
}

function alternatives(name: string, value: string): string {
  return `<${name}><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(value)}</rdf:li></rdf:Alt></${name}>`
}

function list(name: string, kind: 'Seq' | 'Bag', values: readonly string[]): string {
  const items = values.map((value) => `<rdf:li>${escapeXml(value)}</rdf:li>`).join('')
  return `<${name}><rdf:${kind}>${items}</rdf:${kind}></${name}>`
}

/** Characters that XML 1.0 forbids are dropped; a lone surrogate becomes U+FFFD when it is encoded. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: these are the ones XML forbids
const forbidden = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

function escapeXml(value: string): string {
  return value.replace(forbidden, '').replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}

function date(name: string, value: Date | null): string {
  return value === null ? '' : `<xmp:${name}>${value.toISOString().slice(0, 19)}Z</xmp:${name}>`
}
