/** What holds for the whole project. Everything may be left out. */
export default {
  source: 'source',
  outDir: 'dist',
  templates: 'templates',

  // Of articles that do not say.
  lang: '{{ language }}',

  // Where `dist/` will lie on the web: links between articles become absolute in the handouts and e-books, and a sitemap is made.
  // siteUrl: 'https://example.org/',

  // a4, letter, a5 …
  // paper: 'a4',

  // Variants of the handout: 'large-print', 'low-ink', 'easy-reading', or stylesheets of your own.
  // styles: ['large-print'],
}
