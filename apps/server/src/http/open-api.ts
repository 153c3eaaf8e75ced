import swagger from '@fastify/swagger'
import type { FastifyInstance } from 'fastify'
import { createJsonSchemaTransform } from 'fastify-type-provider-zod'

/** `GET /api/openapi.json`, from the same schemas the routes parse with. */
export async function openApi(app: FastifyInstance): Promise<void> {
  await app.register(swagger, {
    openapi: { info: { title: 'Simpul', version: '1' } },
    // Ids and dates are checked by code of the domain: for a reader they are text.
    transform: createJsonSchemaTransform({ zodToJsonConfig: { unrepresentable: 'any' } }),
  })
  app.get('/api/openapi.json', { config: { izin: 'public' }, schema: { hide: true } }, async () =>
    app.swagger(),
  )
}
