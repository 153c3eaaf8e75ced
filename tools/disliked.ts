import { parseSync, Visitor } from 'oxc-parser'

export interface Disliked {
  /** Type assertions, `as const` left out. */
  readonly as: number
  /** Comments that put work off. */
  readonly todo: number
  /** Tests that are not run. */
  readonly skip: number
}

/** What a source file has of the things the house wants less of. */
export function countDisliked(path: string, text: string): Disliked {
  const { program, comments } = parseSync(path, text)
  let as = 0
  let skip = 0
  new Visitor({
    TSAsExpression({ typeAnnotation: type }) {
      const isConst =
        type.type === 'TSTypeReference' &&
        type.typeName.type === 'Identifier' &&
        type.typeName.name === 'const'
      if (!isConst) as += 1
    },
    MemberExpression({ object, property }) {
      const isTest =
        object.type === 'Identifier' && ['test', 'it', 'describe'].includes(object.name)
      const isSkip =
        property.type === 'Identifier' && ['skip', 'todo', 'fails'].includes(property.name)
      if (isTest && isSkip) skip += 1
    },
  }).visit(program)
  const todo = comments.filter(({ value }) => /\b(?:TODO|FIXME|XXX)\b/.test(value)).length
  return { as, todo, skip }
}
