/** Words of the accounts that a person reads from the server itself. */
export const PESAN = {
  kunciServerSalah:
    'Kunci server (SIMPUL_KUNCI atau berkas kunci-server di folder data) harus 64 angka heksadesimal.',
  kunciServerTidakTertulis: (berkas: string) => `Kunci server tidak bisa ditulis di ${berkas}.`,
}
