import { createHash, randomUUID } from "node:crypto";
import type { Kysely } from "kysely";
import type { LocaleId } from "../compose/document.ts";
import { toLocaleId } from "../locales/locale-id.ts";
import type { Artifact } from "../render/reporter.ts";
import type { Database } from "./schema.ts";

export interface StoredArtifact extends Artifact {
  readonly id: string;
  readonly language: LocaleId;
  /** Hex. */
  readonly sha256: string;
}

export interface ArtifactTable {
  /** Keeps a file of a run; the one made first stands when it is there already. */
  save(run: string, language: LocaleId, artifact: Artifact): Promise<void>;
  list(run: string): Promise<readonly StoredArtifact[]>;
}

export function createArtifactTable(db: Kysely<Database>): ArtifactTable {
  return {
    save: async (run, language, { format, fileName, contentType, bytes }) => {
      await db
        .insertInto("artifacts")
        .values({
          id: randomUUID(),
          run_id: run,
          language,
          format,
          file_name: fileName,
          content_type: contentType,
          sha256: createHash("sha256").update(bytes).digest("hex"),
          body: Buffer.from(bytes),
        })
        .onConflict((conflict) => conflict.columns(["run_id", "language", "format"]).doNothing())
        .execute();
    },
    list: async (run) => {
      const rows = await db
        .selectFrom("artifacts")
        .selectAll()
        .where("run_id", "=", run)
        .orderBy("language")
        .orderBy("format")
        .execute();
      return rows.map((row) => ({
        id: row.id,
        language: toLocaleId(row.language),
        format: row.format,
        fileName: row.file_name,
        contentType: row.content_type,
        sha256: row.sha256,
        bytes: row.body,
      }));
    },
  };
}
