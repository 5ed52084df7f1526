import type { Ctx } from '#platform/context.ts'
import type { StoreTx } from '#platform/database/database.ts'
import { announce } from '#platform/realtime/announce.ts'

/** Services beside the models: ElevenLabs writes down what is said, Voyage finds by meaning. */
export const services = ['elevenlabs', 'voyage'] as const
export type Service = (typeof services)[number]
export type ServiceProblem = 'key_refused' | 'no_quota'

/** Whose key opens a service for a store, and why the store's own was refused last. */
export interface ServiceState {
  readonly service: Service
  /** With nobody's key the built-in stand-in works. */
  readonly key: 'own' | 'platform' | 'none'
  readonly problem: ServiceProblem | null
}

export async function readServices(ctx: Ctx, tx: StoreTx): Promise<ServiceState[]> {
  const own = await tx.query<{ service: Service; problem: ServiceProblem | null }>(
    'select service, problem from service_key where store_id = app.store_id()',
  )
  const { elevenlabsKey, voyageKey } = ctx.config.models
  const platform: Record<Service, string | undefined> = { elevenlabs: elevenlabsKey, voyage: voyageKey }
  return services.map((service) => {
    const given = own.find((one) => one.service === service)
    if (given) return { service, key: 'own', problem: given.problem }
    return { service, key: platform[service] ? 'platform' : 'none', problem: null }
  })
}

/** Keeps what the service said of the store's own key, null when it works; screens are told when that is news. */
export async function noteServiceProblem(
  ctx: Ctx,
  tx: StoreTx,
  service: Service,
  problem: ServiceProblem | null,
): Promise<void> {
  const changed = await tx.query(
    `update service_key set problem = $2, problem_at = $3
     where store_id = app.store_id() and service = $1 and problem is distinct from $2 returning 1`,
    [service, problem, problem && ctx.clock.now()],
  )
  if (changed.length > 0) announce(ctx, tx, [{ kind: 'assistant.updated', payload: {} }])
}
