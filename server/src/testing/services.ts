/** Set by the suite when it runs on native PostgreSQL and Redis. */
export const testRedisUrl = process.env['TEST_REDIS_URL']
