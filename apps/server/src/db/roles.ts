import pg from 'pg'

/**
 * Makes the two roles of Simpul on a server where the client may do so.
 * - `simpul_owner` owns tables and runs migrations, seeds and backups.
 * - `simpul_app` serves requests: no owner, no superuser, no bypassrls.
 * A role that a database administrator made beforehand is left as it is, but for a password given.
 */
export async function prepareRoles(
  client: pg.ClientBase,
  passwords: { readonly owner: string | null; readonly app: string | null },
): Promise<void> {
  await ensureRole(client, 'simpul_owner', passwords.owner)
  await ensureRole(client, 'simpul_app', passwords.app)
}

async function ensureRole(
  client: pg.ClientBase,
  role: string,
  password: string | null,
): Promise<void> {
  const { rows } = await client.query('select from pg_roles where rolname = $1', [role])
  const secret = password === null ? '' : ` password ${pg.escapeLiteral(password)}`
  const login = role === 'simpul_app' || password !== null ? 'login' : ''
  if (rows.length === 0) {
    try {
      await client.query(`create role ${role} ${login}${secret}`)
      return
    } catch (error) {
      // Another server made it at the same moment.
      if (!(error instanceof pg.DatabaseError) || error.code !== '42710') throw error
    }
  }
  if (password !== null) await client.query(`alter role ${role} ${login}${secret}`)
}

/** Lets the owner create in the schema; everything else comes with the migrations. */
export async function grantSchema(client: pg.ClientBase): Promise<void> {
  await client.query('grant usage, create on schema public to simpul_owner')
  await client.query('grant usage on schema public to simpul_app')
}
