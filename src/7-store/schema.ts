/** A step from one schema to the next, applied with its record in one transaction. */
interface Migration {
  readonly name: string
  readonly sql: string
}

/**
 * All steps, oldest first. A step is never changed once released: add one. Ids are digests or follow from them, so that
 * putting the same thing in twice is nothing.
 */
export const MIGRATIONS: readonly Migration[] = [
  {
    name: '001 sources, instances, ledger, journal',
    sql: `
      -- One file as it was handed in.
      CREATE TABLE source (
        digest TEXT NOT NULL,
        name TEXT NOT NULL,
        -- The mailbox that the user named for it, '' for none: the same file may stand for two holders.
        mailbox TEXT NOT NULL,
        size INTEGER NOT NULL,
        taken INTEGER NOT NULL,
        -- 1 when everything in it was read and its ledger stands.
        finished INTEGER NOT NULL DEFAULT 0,
        PRIMARY KEY (digest, name, mailbox)
      ) STRICT;
      -- One mail at one place. The same bytes in another mailbox or folder are another instance.
      CREATE TABLE instance (
        mailbox TEXT NOT NULL,
        folder TEXT NOT NULL,
        sha256 TEXT NOT NULL,
        source TEXT NOT NULL,
        path TEXT NOT NULL,
        stored_from INTEGER,
        stored_to INTEGER,
        at INTEGER NOT NULL,
        gist TEXT NOT NULL,
        PRIMARY KEY (mailbox, folder, sha256)
      ) STRICT;
      CREATE INDEX instance_in_time ON instance (at, sha256, mailbox, folder);
      -- The account of each container, as printed.
      CREATE TABLE ledger (
        source TEXT NOT NULL,
        path TEXT NOT NULL,
        mailbox TEXT NOT NULL,
        entry TEXT NOT NULL,
        PRIMARY KEY (source, path, mailbox)
      ) STRICT;
      CREATE TABLE journal (
        number INTEGER PRIMARY KEY,
        at INTEGER NOT NULL,
        who TEXT NOT NULL,
        what TEXT NOT NULL,
        about TEXT,
        version TEXT NOT NULL,
        before TEXT NOT NULL,
        digest TEXT NOT NULL
      ) STRICT;
      CREATE TRIGGER journal_is_only_added_to BEFORE UPDATE ON journal BEGIN SELECT RAISE(ABORT, 'the journal is only added to'); END;
      CREATE TRIGGER journal_keeps_all BEFORE DELETE ON journal BEGIN SELECT RAISE(ABORT, 'the journal keeps all entries'); END;
      -- Declared facts that steer the reading: roster, own domains.
      CREATE TABLE setting (name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
    `,
  },
  {
    name: '002 documents and who held them',
    sql: `
      -- A text or file that lay in a mail. Numbers count from 0 without a gap: the shingle index goes by them.
      CREATE TABLE document (
        number INTEGER PRIMARY KEY,
        -- SHA-256 of an attached file's bytes; for the words of a mail 'text ' and the digest of their letters.
        key TEXT NOT NULL UNIQUE,
        kind TEXT NOT NULL,
        -- Digest of its letters: two files of one text have the same.
        version TEXT NOT NULL,
        -- The text that a reader sees, packed with Zstandard.
        text BLOB NOT NULL
      ) STRICT;
      -- In which mail it lay, and as what: a file's name, '' for the mail's own words.
      CREATE TABLE appearance (
        message TEXT NOT NULL,
        part TEXT NOT NULL,
        document INTEGER NOT NULL REFERENCES document,
        PRIMARY KEY (message, part, document)
      ) STRICT, WITHOUT ROWID;
      CREATE INDEX appearance_of_document ON appearance (document);
      -- Sources of which all documents are in.
      CREATE TABLE indexed_source (digest TEXT PRIMARY KEY) STRICT;
      -- The shingle index over the documents: follows from them and may be made anew.
      CREATE TABLE shingle_index (one INTEGER PRIMARY KEY CHECK (one = 0), bytes BLOB NOT NULL) STRICT;
    `,
  },
  {
    name: '003 the account of each instance',
    sql: `
      -- '' for none. It stands at the end of the index too, so that an account's mail is found without opening any other.
      ALTER TABLE instance ADD COLUMN account TEXT NOT NULL DEFAULT '';
      UPDATE instance SET account = coalesce(gist ->> '$.from[0].address', '');
      DROP INDEX instance_in_time;
      CREATE INDEX instance_in_time ON instance (at, sha256, mailbox, folder, account);
    `,
  },
]
