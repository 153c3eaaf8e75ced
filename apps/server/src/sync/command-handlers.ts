import type { CommandBody, CommandKind } from '@simpul/contract/command.ts'
import type { Izin } from '@simpul/domain/pengguna/izin.ts'
import type { Decision, Fact } from '../command-decision.ts'
import {
  closeHariBuka,
  openHariBuka,
  planHariBuka,
  reopenHariBuka,
} from '../hari-buka/move-hari-buka.ts'
import { cancelKehadiran, markKehadiran, recordKehadiran } from '../hari-buka/record-kehadiran.ts'
import { recordLayanan } from '../layanan/record-layanan.ts'
import { recordPengukuran } from '../pengukuran/record-pengukuran.ts'
import { moveRujukan } from '../rujukan/move-rujukan.ts'
import { recordTemuan, sendRujukan } from '../rujukan/record-temuan.ts'
import { correctSasaran } from '../sasaran/correct-sasaran.ts'
import { leaveSasaran } from '../sasaran/leave-sasaran.ts'
import { registerSasaran } from '../sasaran/register-sasaran.ts'
import type { CommandWork, Refs } from './command-work.ts'

export interface CommandHandler<K extends CommandKind> {
  readonly izin: Izin
  /** What has to be loaded before it can be decided. */
  readonly refs: (body: CommandBody<K>) => Refs
  /** Decides and changes the work in memory; writes nothing. */
  readonly decide: (work: CommandWork, fact: Fact, body: CommandBody<K>) => Decision
}

/** A kind without a handler does not compile. */
export const HANDLERS: { readonly [K in CommandKind]: CommandHandler<K> } = {
  'sasaran.register': {
    izin: 'sasaran.write',
    refs: (b) => ({ sasaran: [b.id] }),
    decide: registerSasaran,
  },
  'sasaran.correct': {
    izin: 'sasaran.write',
    refs: (b) => ({
      sasaran: [b.sasaranId],
      dilayani: 'tanggalLahir' in b.to ? [b.sasaranId] : [],
    }),
    decide: correctSasaran,
  },
  'sasaran.leave': {
    izin: 'sasaran.write',
    refs: (b) => ({ sasaran: [b.sasaranId] }),
    decide: leaveSasaran,
  },
  'hari_buka.plan': {
    izin: 'hari_buka.write',
    refs: (b) => ({ hariBuka: [b.hariBukaId] }),
    decide: planHariBuka,
  },
  'hari_buka.open': {
    izin: 'hari_buka.write',
    refs: (b) => ({ hariBuka: [b.hariBukaId] }),
    decide: openHariBuka,
  },
  'hari_buka.close': {
    izin: 'hari_buka.write',
    refs: (b) => ({ hariBuka: [b.hariBukaId] }),
    decide: closeHariBuka,
  },
  'hari_buka.reopen': {
    izin: 'hari_buka.write',
    refs: (b) => ({ hariBuka: [b.hariBukaId] }),
    decide: reopenHariBuka,
  },
  'kehadiran.record': {
    izin: 'kehadiran.write',
    refs: (b) => ({ sasaran: [b.sasaranId], hariBuka: [b.hariBukaId], kehadiran: [b.kehadiranId] }),
    decide: recordKehadiran,
  },
  'kehadiran.mark': {
    izin: 'kehadiran.write',
    refs: (b) => ({ kehadiran: [b.kehadiranId] }),
    decide: markKehadiran,
  },
  'kehadiran.cancel': {
    izin: 'kehadiran.write',
    refs: (b) => ({ kehadiran: [b.kehadiranId] }),
    decide: cancelKehadiran,
  },
  'pengukuran.record': {
    izin: 'pengukuran.write',
    refs: (b) => ({
      sasaran: [b.sasaranId],
      hariBuka: [b.hariBukaId],
      pengukuran: [b.id, b.supersedes],
    }),
    decide: recordPengukuran,
  },
  'layanan.record': {
    izin: 'layanan.write',
    refs: (b) => ({
      sasaran: [b.sasaranId],
      hariBuka: [b.hariBukaId],
      layanan: [b.id, b.supersedes],
    }),
    decide: recordLayanan,
  },
  'temuan.record': {
    izin: 'temuan.write',
    refs: (b) => ({ sasaran: [b.sasaranId], kebutuhan: [b.id], rujukan: [b.rujukanId] }),
    decide: recordTemuan,
  },
  'rujukan.send': {
    izin: 'rujukan.kesehatan.send',
    refs: (b) => ({ sasaran: [b.sasaranId], rujukan: [b.id] }),
    decide: sendRujukan,
  },
  'rujukan.move': {
    izin: 'rujukan.read',
    refs: (b) => ({ rujukan: [b.rujukanId] }),
    decide: moveRujukan,
  },
}
