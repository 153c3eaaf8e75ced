/** What the person who starts the server reads in the terminal. */
export const PESAN = {
  sudahBerjalan: (folder: string, pid: number, address: string | undefined) =>
    `Simpul sudah berjalan dengan folder ${folder} (proses ${pid}${address ? `, ${address}` : ''}); tidak ada yang diubah.`,
  folderTidakBisaDitulis: (folder: string) =>
    `Folder data ${folder} tidak bisa ditulis oleh pengguna ini: perbaiki izinnya atau pindahkan dengan SIMPUL_DATA.`,
  diskPenuh: (folder: string) =>
    `Disk tempat ${folder} penuh: kosongkan ruang, lalu jalankan lagi; data yang sudah tersimpan tidak hilang.`,
  bukanFolder: (folder: string) =>
    `SIMPUL_DATA menunjuk ke ${folder}, tetapi itu bukan folder: tunjuk folder lain.`,
  bukanDataPostgres: (folder: string) =>
    `Folder ${folder} sudah berisi berkas lain dan tidak disentuh: tunjuk folder data lain dengan SIMPUL_DATA.`,
  programTidakAda: (nama: string) =>
    `Program PostgreSQL (${nama}) tidak ditemukan di node_modules: jalankan "npm ci", atau beri DATABASE_URL.`,
  mesinTidakDidukung: (mesin: string) =>
    `PostgreSQL bawaan hanya ada untuk Linux x64 dan arm64, mesin ini ${mesin}: beri DATABASE_URL.`,
  folderDataDibuat: (folder: string) => `Menyiapkan basis data baru di ${folder} …`,
  initdbGagal: (log: string) => `Basis data baru tidak bisa dibuat; sebabnya tertulis di ${log}.`,
  postgresGagal: (log: string) => `PostgreSQL tidak bisa dijalankan; sebabnya tertulis di ${log}.`,
  postgresBerulangKaliMati: (log: string) =>
    `PostgreSQL berulang kali berhenti sendiri, jadi Simpul ikut berhenti; sebabnya tertulis di ${log}. Jalankan lagi setelah dibereskan, data dipulihkan sendiri.`,
  postgresMati: 'PostgreSQL berhenti sendiri; sedang dijalankan lagi …',
  postgresPulih: 'PostgreSQL berjalan lagi.',
  memulihkan: 'PostgreSQL sedang memulihkan data dari penghentian mendadak …',
  sisaDihentikan: (pid: number) =>
    `PostgreSQL dari penghentian mendadak (proses ${pid}) masih hidup; dihentikan dulu dengan rapi.`,
  sisaTidakBerhenti: (pid: number) =>
    `PostgreSQL lama (proses ${pid}) tidak mau berhenti: hentikan dulu proses itu.`,
  versiLain: (folder: string, punya: string, perlu: string) =>
    `Data di ${folder} dibuat oleh PostgreSQL ${punya}, program ini membawa PostgreSQL ${perlu}: lihat docs/runbook/basis-data.md.`,
  pindahTempat: (tempat: string) =>
    `Mesin ini tidak mengizinkan PostgreSQL dijalankan oleh root di folder data, jadi program dan datanya ada di ${tempat}.`,
  tanpaPenggunaBiasa:
    'PostgreSQL tidak boleh dijalankan oleh root dan tidak ada pengguna lain di /etc/passwd: buat satu pengguna, misalnya "useradd simpul".',
  urlTidakTersambung: (sebab: string) =>
    `Basis data pada DATABASE_URL tidak bisa dihubungi (${sebab}).`,
  urlTerlaluTua: (versi: string) =>
    `PostgreSQL pada DATABASE_URL versi ${versi}; Simpul memerlukan versi 15 atau lebih baru.`,
  peranTidakBisaDibuat: (sebab: string) =>
    `Peran simpul_owner dan simpul_app tidak bisa disiapkan pada DATABASE_URL (${sebab}): lihat docs/runbook/basis-data.md.`,
  appTidakTersambung: (sebab: string) =>
    `Peran simpul_app tidak bisa masuk ke basis data (${sebab}): beri DATABASE_APP_URL, lihat docs/runbook/basis-data.md.`,
  peranTerlaluKuat: (peran: string, sebab: string) =>
    `Simpul menolak berjalan: peran basis data ${peran} ${sebab}, sehingga pembatasan per kabupaten tidak berlaku baginya.`,
  migrasiBerubah: (nama: string) =>
    `Migrasi ${nama} sudah pernah dijalankan tetapi isi berkasnya sekarang lain: kembalikan berkas itu; perubahan ditulis di migrasi baru.`,
  migrasiTidakDikenal: (nama: string) =>
    `Basis data ini sudah memakai migrasi ${nama} yang tidak ada di program ini: pasang versi Simpul yang lebih baru.`,
  migrasiMundur: (nama: string, terakhir: string) =>
    `Migrasi ${nama} bernomor lebih kecil daripada ${terakhir} yang sudah dijalankan: beri nomor baru.`,
  migrasiGagal: (nama: string, sebab: string) =>
    `Migrasi ${nama} gagal dan dibatalkan seluruhnya: ${sebab}`,
}
