/** What made the files: stated in each of them. A test compares it with `package.json`. */
export const version = '0.1.0'
export const generator = `Fourfold ${version}`
