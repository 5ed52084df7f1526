import type { Mutant } from './mutants.ts'

/** Each guard of the walls that this product stands on, and the test that misses it. */
export const mutants: readonly Mutant[] = [
  {
    guard: 'a webhook is believed by its signature only (43)',
    file: 'server/src/channels/signature.ts',
    find: "return timingSafeEqual(Buffer.from(given, 'hex'), createHmac('sha256', secret).update(body).digest())",
    replace:
      "return createHmac('sha256', secret).update(body).digest().length === Buffer.from(given, 'hex').length",
    test: 'server/src/channels/signature.test.ts',
  },
  {
    guard: 'rows belong to the store in force (33, 34, 36)',
    file: 'server/migrations/20261124T0600Z-platform.sql',
    find: 'using (store_id = (select app.store_id()))',
    replace: 'using (true)',
    test: 'tests/isolation',
  },
  {
    guard: 'row-level security is forced (36)',
    file: 'server/migrations/20261124T0600Z-platform.sql',
    find: "execute format('alter table %s force row level security', of_table);",
    replace: '',
    test: 'tests/isolation/tables.test.ts',
  },
  {
    guard: 'a store is entered by its members only (31)',
    file: 'server/src/accounts/guard.ts',
    find: 'if (!member) throw notFound()',
    replace:
      "if (!member) {\n    request.storeId = storeId\n    request.member = { role: 'owner' } as Member\n    return\n  }",
    test: 'tests/isolation/routes.test.ts',
  },
  {
    guard: 'a seal opens at its own place only (60)',
    file: 'server/src/platform/vault/envelope.ts',
    find: '  decipher.setAAD(authenticated(header, place))',
    replace: "  decipher.setAAD(Buffer.from('anywhere'))",
    test: 'server/src/platform/vault/vault.test.ts',
  },
  {
    guard: 'an answer waits until the delivery is durable (1)',
    file: 'server/src/channels/edge/routes.ts',
    find: 'return acknowledge(reply, store({ kind, channelId: null, body }))',
    replace:
      'store({ kind, channelId: null, body }).catch(() => {})\n        return acknowledge(reply, Promise.resolve())',
    test: 'server/src/channels/edge/edge.test.ts',
  },
  {
    guard: 'the assistant does not speak after a person (single speaker)',
    file: 'server/src/inbox/turns/turn.ts',
    find: 'and id = $2 and epoch = $3 and heard = $4',
    replace: 'and id = $2 and $3::bigint is not null and heard = $4',
    test: 'server/src/inbox/speaking/single-speaker.test.ts',
  },
  {
    guard: 'nothing is asked on a connection after its transaction has ended',
    file: 'server/src/platform/database/database.ts',
    find: '    if (life.over) throw',
    replace: '    if (false) throw',
    test: 'server/src/platform/database/database.test.ts',
  },
  {
    guard: 'a lost database connection ends no process (7)',
    file: 'server/src/platform/database/database.ts',
    find: "  pool.on('connect', (client) => client.on('error', onError))",
    replace: '',
    test: 'tests/faults/database.test.ts',
  },
  {
    guard: 'the same event is one message (2, 6)',
    file: 'server/migrations/20261124T0620Z-inbox.sql',
    find: 'create unique index message_provider on message',
    replace: 'create index message_provider on message',
    test: 'server/src/inbox/receiving/receive.test.ts',
  },
  {
    guard: 'what only stood beside a death is not blamed (1, 20)',
    file: 'server/src/channels/intake/claim.ts',
    find: 'tried ? MOST_ATTEMPTS.tried : MOST_ATTEMPTS.untried',
    replace: 'MOST_ATTEMPTS.untried',
    test: 'tests/faults/suspect.test.ts',
  },
  {
    guard: 'an amount of money comes from a slot or a cited passage (66, slots)',
    file: 'server/src/assistant/slots/gate.ts',
    find: '    ...amountObjections(reply, ground),',
    replace: '',
    test: 'server/src/assistant/slots/gate.test.ts',
  },
  {
    guard: 'a sign-in is ended by who began it only',
    file: 'server/src/channels/connecting/sign-in/state.ts',
    find: 'and member_id = $4 and session_id = $5',
    replace: 'and $4::uuid is not null and $5::uuid is not null',
    test: 'server/src/channels/connecting/sign-in/sign-in.test.ts',
  },
  {
    guard: 'a state of a sign-in is good once',
    file: 'server/src/channels/connecting/sign-in/state.ts',
    find: 'and used_at is null and expires_at > $3',
    replace: 'and expires_at > $3',
    test: 'server/src/channels/connecting/sign-in/sign-in.test.ts',
  },
  {
    guard: 'a state of a sign-in is good for ten minutes',
    file: 'server/src/channels/connecting/sign-in/state.ts',
    find: 'and used_at is null and expires_at > $3',
    replace: 'and used_at is null',
    test: 'server/src/channels/connecting/sign-in/sign-in.test.ts',
  },
  {
    guard: 'nothing is connected by who said no',
    file: 'server/src/channels/connecting/sign-in/finish.ts',
    find: 'if (answer.code === undefined) return',
    replace: 'if (false) return',
    test: 'server/src/channels/connecting/sign-in/sign-in.test.ts',
  },
  {
    guard: 'an account is connected by its own token only',
    file: 'server/src/channels/instagram/check.ts',
    find: 'if (accountId && accountId !== account && accountId !== appScopedId)',
    replace: 'if (false)',
    test: 'server/src/channels/connecting/connecting.test.ts',
  },
]
