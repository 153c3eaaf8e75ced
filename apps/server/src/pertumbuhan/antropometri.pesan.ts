/** Every sentence of the command `simpul antropometri`. */
export const PESAN = {
  ringkas: 'Hitung z-score WHO dan kategori PMK 2/2020 dari berkas CSV.',
  bantuan: `Pakai: simpul antropometri [--reference who2006|who2007] [BERKAS]

Membaca CSV dari BERKAS, atau dari masukan baku bila BERKAS tidak disebut atau "-", dan menulis
CSV ke keluaran baku: kolom masukan apa adanya, lalu kolom WHO, lalu kategori.

  --reference who2006   0–5 tahun, tabel harian WHO 2006 (bila tidak disebut)
  --reference who2007   5–19 tahun, tabel bulanan WHO 2007, disisipkan antara dua bulan
  --help                bantuan ini

Kolom masukan, urutan bebas, huruf besar atau kecil:
  sex                   1/2, m/f atau L/P (wajib)
  age_days | age_months | age_months_in    umur (wajib)
  weight                berat, kg (wajib)
  lenhei | height       panjang atau tinggi, cm (wajib)
  measure               L terlentang, H berdiri; isi lain: tidak tercatat, tidak dikoreksi
  headc, armc           lingkar kepala, lingkar lengan atas, cm
  oedema                y/n atau 1/2; isi lain dihitung n
  kolom lain, misalnya id, dibawa serta

Kolom keluaran:
  who2006  clenhei,cbmi,zlen,flen,zwei,fwei,zwfl,fwfl,zbmi,fbmi,zhc,fhc,zac,fac
           kategori_pb_u,kategori_bb_u,kategori_bb_pb,kategori_imt_u,kategori_lk_u,kategori_lila
  who2007  cbmi,zhfa,fhfa,zwfa,fwfa,zbfa,fbfa
           kategori_tb_u,kategori_bb_u,kategori_imt_u
Kolom masukan yang namanya sama dengan kolom keluaran tetap di tempatnya dengan akhiran "_asal".

Metode: who_harian (umur dalam hari, seperti perangkat lunak WHO). Sel kosong berarti tidak dapat
dihitung. f… = 1 berarti z tidak wajar menurut WHO: ukur ulang; kategorinya "tidak dinilai".
Pemisah kolom , atau ; atau tab. Desimal dengan titik atau koma.

Baris yang tidak terbaca (sex, angka, jumlah kolom) dilaporkan ke keluaran galat dengan nomor
barisnya dan tidak ditulis; baris lain tetap dikerjakan.
Kode keluar: 0 semua baris terbaca, 1 ada baris tidak terbaca, 2 perintah atau kolom salah.
`,
  acuanSalah: (acuan: string) =>
    `simpul antropometri: --reference "${acuan}" tidak dikenal; pilih who2006 atau who2007.`,
  pilihanSalah: (pilihan: string) =>
    `simpul antropometri: pilihan "${pilihan}" tidak dikenal. Lihat: simpul antropometri --help`,
  satuBerkas: 'simpul antropometri: sebutkan satu berkas saja.',
  berkasTidakTerbaca: (berkas: string, sebab: string) =>
    `simpul antropometri: berkas "${berkas}" tidak dapat dibaca (${sebab}).`,
  kosong: 'simpul antropometri: masukan kosong; baris pertama harus berisi nama kolom.',
  kolomKurang: (kolom: readonly string[]) =>
    `simpul antropometri: kolom ${kolom.join(', ')} tidak ada di baris pertama.`,
  kolomGanda: (kolom: string) =>
    `simpul antropometri: kolom ${kolom} ada dua kali di baris pertama.`,
  baris: (baris: string, sebab: string) => `baris ${baris}: ${sebab}`,
  jumlahKolom: (ada: number, perlu: number) => `ada ${ada} kolom, seharusnya ${perlu}`,
  kutip: 'tanda kutip tidak ditutup',
  tidakTerbaca: (kolom: string, isi: string, pilihan: string) =>
    `${kolom} "${isi}" tidak terbaca (${pilihan})`,
  bukanAngka: (kolom: string, isi: string) => `${kolom} "${isi}" bukan angka`,
  tidakDinilai: 'tidak dinilai',
} as const
