/** A PostgreSQL schema of a test's own; see there. */
export {
  createTestSchema,
  describeOnPostgres,
  hasPostgres,
  type TestSchema,
} from "../../packages/core/test-support/postgres.ts";
