/** A value and a JSON Schema → what is wrong with it. */
import Ajv2020 from 'ajv/dist/2020.js'
import addFormats from 'ajv-formats'

export function problems(schema: object, value: unknown): readonly unknown[] {
  const ajv = new Ajv2020.default({allErrors: true, strict: false})
  addFormats.default(ajv)
  const validate = ajv.compile(schema)
  validate(value)
  return validate.errors ?? []
}
