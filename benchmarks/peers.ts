import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'

/** What one run of a peer took. */
export interface PeerRun {
  readonly name: string
  readonly messages: number
  readonly seconds: number
}

/** True where a program can be started here. */
export function isInstalled(program: string): boolean {
  return spawnSync(program, ['--version'], { stdio: 'ignore' }).error === undefined
}

/** Indexes a Maildir with `notmuch new`, from nothing, and times it. */
export function runNotmuch(maildir: string): PeerRun {
  const folder = mkdtempSync(join(tmpdir(), 'notmuch-'))
  const config = join(folder, 'config')
  writeFileSync(config, `[database]\npath=${maildir}\n[user]\nname=x\nprimary_email=x@example.org\n[new]\ntags=new\n`)
  rmSync(join(maildir, '.notmuch'), { recursive: true, force: true })
  const began = performance.now()
  const { status } = spawnSync('notmuch', ['new', '--quiet'], {
    env: { ...process.env, NOTMUCH_CONFIG: config },
    stdio: 'ignore',
  })
  const seconds = (performance.now() - began) / 1000
  rmSync(join(maildir, '.notmuch'), { recursive: true, force: true })
  rmSync(folder, { recursive: true, force: true })
  if (status !== 0) throw new Error(`notmuch ended with ${status}`)
  return { name: 'notmuch new', messages: countMails(maildir), seconds }
}

/** Port on this machine alone. */
const PORT = 21_333

/** Lets rspamd judge a Maildir's mails without any network, on two workers, and times it without its start. */
export async function runRspamd(maildir: string): Promise<PeerRun> {
  return withRspamd(host => {
    const began = performance.now()
    const { status } = spawnSync('rspamc', ['-h', host, '-n', '8', join(maildir, 'cur')], { stdio: 'ignore' })
    const seconds = (performance.now() - began) / 1000
    if (status !== 0) throw new Error(`rspamc ended with ${status}`)
    return { name: 'rspamd (no network)', messages: countMails(maildir), seconds }
  })
}

/** Starts rspamd without any network for the time of some work, which is told where it listens: `127.0.0.1:port`. */
export async function withRspamd<Result>(work: (host: string) => Result | Promise<Result>): Promise<Result> {
  const folder = mkdtempSync(join(tmpdir(), 'rspamd-'))
  const daemon = startRspamd(folder)
  try {
    await answers()
    return await work(`127.0.0.1:${PORT}`)
  } finally {
    daemon.kill('SIGTERM')
    await setTimeout(500)
    rmSync(folder, { recursive: true, force: true })
  }
}

function startRspamd(folder: string): ChildProcess {
  const local = join(folder, 'local.d')
  mkdirSync(local, { recursive: true })
  const off = [
    'rbl',
    'surbl',
    'fuzzy_check',
    'greylist',
    'ratelimit',
    'asn',
    'mx_check',
    'replies',
    'history_redis',
    'rspamd_update',
    'url_redirector',
    'neural',
    'dkim_signing',
    'reputation',
  ]
  for (const module of off) writeFileSync(join(local, `${module}.conf`), 'enabled = false;\n')
  // A name server that answers nothing at once: no question leaves the machine.
  writeFileSync(join(local, 'options.inc'), 'dns { nameserver = ["127.0.0.1:9"]; timeout = 0.01s; retransmits = 1; }\n')
  writeFileSync(join(local, 'worker-normal.inc'), `bind_socket = "127.0.0.1:${PORT}"; count = 2;\n`)
  for (const worker of ['controller', 'proxy', 'fuzzy'])
    writeFileSync(join(local, `worker-${worker}.inc`), 'enabled = false;\n')
  const places = ['LOCAL_CONFDIR', 'RUNDIR', 'DBDIR', 'LOGDIR'].map(name => `--var=${name}=${folder}`)
  return spawn('rspamd', ['-i', '-f', '-c', '/etc/rspamd/rspamd.conf', ...places], { stdio: 'ignore' })
}

async function answers(): Promise<void> {
  for (let tries = 0; tries < 60; tries++) {
    const reached = await fetch(`http://127.0.0.1:${PORT}/ping`).then(
      response => response.ok,
      () => false,
    )
    if (reached) return
    await setTimeout(500)
  }
  throw new Error('rspamd does not answer on its port')
}

function countMails(maildir: string): number {
  return readdirSync(join(maildir, 'cur')).length
}
