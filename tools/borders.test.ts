import { describe, expect, test } from 'vitest'
import { checkBorders } from './borders.ts'
import type { SourceFile } from './source-file.ts'

const SERVER = 'apps/server/src'

function file(path: string, text = ''): SourceFile {
  return { path, text }
}
function sentences(...files: readonly SourceFile[]): string[] {
  return checkBorders(files).map(({ path, line, sentence }) => `${path}:${line}: ${sentence}`)
}

describe('one forbidden line for each rule', () => {
  const FORBIDDEN: readonly (readonly [rule: string, path: string, text: string, said: string])[] =
    [
      [
        'domain takes no library',
        'packages/domain/src/wilayah/a.ts',
        `import { z } from 'zod'`,
        'domain takes no library, not even zod',
      ],
      [
        'domain takes nothing of Node',
        'packages/domain/src/wilayah/a.ts',
        `import { readFile } from 'node:fs'`,
        'domain takes no library, not even node:fs',
      ],
      [
        'domain knows no contract',
        'packages/domain/src/wilayah/a.ts',
        `import type { A } from '@simpul/contract/a.ts'`,
        'packages/domain may not import packages/contract',
      ],
      [
        'domain has no clock',
        'packages/domain/src/wilayah/a.ts',
        'export const now = Date.now()',
        'Date.now comes in as an argument',
      ],
      [
        'domain has no clock by another name',
        'packages/domain/src/wilayah/a.ts',
        'export const now = new Date()',
        'new Date() comes in as an argument',
      ],
      [
        'domain has no chance',
        'packages/domain/src/wilayah/a.ts',
        'export const dice = Math.random()',
        'Math.random comes in as an argument',
      ],
      [
        'contract takes zod/mini only',
        'packages/contract/src/a.ts',
        `import { z } from 'zod'`,
        'packages/contract may not import the library zod',
      ],
      [
        'ui knows no domain',
        'packages/ui/src/a.tsx',
        `import { tanggal } from '@simpul/domain/shared/tanggal.ts'`,
        'packages/ui may not import packages/domain',
      ],
      [
        'ui knows no contract',
        'packages/ui/src/a.tsx',
        `import { tanggal } from '@simpul/contract/sync.ts'`,
        'packages/ui may not import packages/contract',
      ],
      ['ui fetches nothing', 'packages/ui/src/a.tsx', `await fetch('/api')`, 'ui fetches nothing'],
      [
        'the server knows no ui',
        `${SERVER}/rujukan/a.ts`,
        `import { Page } from '@simpul/ui/page.tsx'`,
        'apps/server may not import packages/ui',
      ],
      [
        'the server knows no app',
        `${SERVER}/rujukan/a.ts`,
        `import { a } from '@simpul/kader/a.ts'`,
        'apps/server may not import apps/kader',
      ],
      [
        'kader knows no kantor',
        'apps/kader/src/rujukan/a.ts',
        `import { a } from '@simpul/kantor/a.ts'`,
        'apps/kader may not import apps/kantor',
      ],
      [
        'kantor knows no server',
        'apps/kantor/src/rujukan/a.ts',
        `import { a } from '@simpul/server/a.ts'`,
        'apps/kantor may not import apps/server',
      ],
      [
        'a web app knows no database',
        'apps/kader/src/rujukan/a.ts',
        `import { sql } from 'kysely'`,
        'apps/kader may not import the library kysely',
      ],
      [
        'a web app takes nothing of Node',
        'apps/kantor/src/rujukan/a.ts',
        `import { join } from 'node:path'`,
        'apps/kantor may not import the library node:path',
      ],
      [
        'testkit is for tests',
        `${SERVER}/rujukan/a.ts`,
        `import { a } from '@simpul/testkit/a.ts'`,
        'testkit is imported by tests only',
      ],
      [
        'test builders are for tests',
        `${SERVER}/rujukan/a.ts`,
        `import { aSasaran } from '../testing/builders.ts'`,
        'is for tests, and this is not one',
      ],
      [
        'no path into another package',
        'apps/kader/src/rujukan/a.ts',
        `import { a } from '../../../../packages/domain/src/rujukan/a.ts'`,
        'write @simpul/… instead of a path into packages/domain',
      ],
      [
        'no path out of the packages',
        `${SERVER}/rujukan/a.ts`,
        `import { a } from '../../../../tools/git-files.ts'`,
        'apps/server may not import tools/git-files.ts',
      ],
      [
        'an earlier room knows no later one',
        'packages/domain/src/sasaran/a.ts',
        `import { a } from '../rujukan/a.ts'`,
        'sasaran comes before rujukan and may not import it',
      ],
      [
        'rooms keep their order across packages',
        'apps/kader/src/sasaran/a.ts',
        `import { a } from '@simpul/contract/rujukan.ts'`,
        'sasaran comes before rujukan and may not import it',
      ],
      [
        'shared knows no room',
        'packages/domain/src/shared/a.ts',
        `import { a } from '../wilayah/bidang.ts'`,
        'shared/ may not import the room wilayah',
      ],
      [
        'routes call no store',
        `${SERVER}/rujukan/rujukan.routes.ts`,
        `import { a } from './rujukan.store.ts'`,
        'routes call a command or a query, never a store',
      ],
      [
        'a command calls no routes',
        `${SERVER}/rujukan/close-rujukan.ts`,
        `import { a } from './rujukan.routes.ts'`,
        'only http/ and main.ts put routes together',
      ],
      [
        'a command sees no request',
        `${SERVER}/rujukan/close-rujukan.ts`,
        `import { a } from '../http/routes.ts'`,
        'of http/ it may import actor.ts only',
      ],
      [
        'the device store knows no screen',
        'apps/kader/src/local/a.ts',
        `import { A } from '../rujukan/a.screen.tsx'`,
        'local lies below the rooms',
      ],
      [
        'no plain transaction in a route',
        `${SERVER}/rujukan/rujukan.routes.ts`,
        'await app.db.transaction().execute(f)',
        'a transaction is opened by the helper of db/',
      ],
      [
        'no computed import',
        `${SERVER}/rujukan/a.ts`,
        'await import(name)',
        'an import whose module is computed cannot be checked',
      ],
      [
        'no index file',
        'packages/domain/src/rujukan/index.ts',
        `export * from './rujukan.ts'`,
        'no index file',
      ],
      ['no utils', `${SERVER}/rujukan/utils.ts`, '', '"utils" is not a name'],
      ['no service', `${SERVER}/rujukan/rujukan.service.ts`, '', '"service" is not a name'],
      ['kebab-case', 'apps/kader/src/rujukan/RujukanForm.tsx', '', 'file names are kebab-case'],
      [
        'no folder that is no room',
        'packages/domain/src/pasien/a.ts',
        '',
        'pasien/ is neither a room',
      ],
      [
        'what cannot be read is said',
        'packages/domain/src/rujukan/a.ts',
        'const = 3',
        'cannot be read',
      ],
    ]
  test.each(FORBIDDEN)('%s', (_rule, path, text, said) => {
    const found = sentences(file(path, text))
    expect(found.some((sentence) => sentence.startsWith(path) && sentence.includes(said))).toBe(
      true,
    )
  })
})

describe('no way of writing an import gets past', () => {
  test.each([
    `import type { A } from '../rujukan/a.ts'`,
    `import { type A } from '../rujukan/a.ts'`,
    `import '../rujukan/a.ts'`,
    `import * as a from '../rujukan/a.ts'`,
    `export { a } from '../rujukan/a.ts'`,
    `export * from '../rujukan/a.ts'`,
    `export type { A } from '../rujukan/a.ts'`,
    `export const a = () => import('../rujukan/a.ts')`,
    `export type A = import('../rujukan/a.ts').A`,
    `import { a } from '@simpul/domain/rujukan/a.ts'`,
  ])('%s', (text) => {
    expect(sentences(file('packages/domain/src/sasaran/a.ts', text))).toEqual([
      'packages/domain/src/sasaran/a.ts:1: sasaran comes before rujukan and may not import it',
    ])
  })

  test('nor a detour through a folder beside the rooms', () => {
    const found = sentences(
      file('apps/kantor/src/sasaran/a.screen.tsx', `\nimport { list } from '../app/list.ts'`),
      file('apps/kantor/src/app/list.ts', `export { list } from '../rujukan/list.ts'`),
    )
    expect(found).toEqual([
      'apps/kantor/src/sasaran/a.screen.tsx:2: sasaran comes before rujukan and may not import it (through apps/kantor/src/app/list.ts)',
    ])
  })
})

test('what the house allows is not refused', () => {
  const allowed = [
    file(
      `${SERVER}/rujukan/close-rujukan.ts`,
      `import { CloseRujukan } from '@simpul/contract/rujukan.ts'
       import { moveRujukan } from '@simpul/domain/rujukan/rujukan.ts'
       import type { Actor } from '../http/actor.ts'
       import type { Tx } from '../db/database.ts'
       import { saveRujukan } from './rujukan.store.ts'
       import { findSasaran } from '../sasaran/sasaran.store.ts'`,
    ),
    file(
      `${SERVER}/rujukan/rujukan.routes.ts`,
      `import { closeRujukan } from './close-rujukan.ts'`,
    ),
    file(`${SERVER}/http/server.ts`, `import { a } from '../rujukan/rujukan.routes.ts'`),
    file(`${SERVER}/db/database.ts`, 'export const run = (db) => db.transaction().execute(f)'),
    file(
      `${SERVER}/sasaran/a.test.ts`,
      `import { test } from 'vitest'
       import { readFileSync } from 'node:fs'
       import { aRujukan } from '../testing/builders.ts'
       import { a } from '../rujukan/a.ts'`,
    ),
    file('apps/kader/src/app/main.tsx', `import { A } from '../rujukan/a.screen.tsx'`),
    file('packages/domain/src/rujukan/a.ts', 'export const day = (ms: number) => new Date(ms)'),
  ]
  expect(sentences(...allowed)).toEqual([])
})
