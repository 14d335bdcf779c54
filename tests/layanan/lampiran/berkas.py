"""Files good and bad, made here: pictures that know too much, PDFs that act, files that are two things at once."""

import struct
import zlib
from io import BytesIO
from typing import Any

import pikepdf
from django.core.files.uploadedfile import SimpleUploadedFile
from pikepdf import Array, Dictionary, Name, String
from PIL import Image

RAHASIA = b"RAHASIA-LOKASI"


def unggah(isi: bytes, nama: str = "ktp.jpg", jenis: str = "image/jpeg") -> SimpleUploadedFile:
    """As a browser sends it; name and type are the sender's claims."""
    return SimpleUploadedFile(nama, isi, jenis)


def jpeg(ukuran: tuple[int, int] = (60, 40), **simpan: Any) -> bytes:
    """A photo."""
    return _gambar(Image.new("RGB", ukuran, (200, 30, 30)), "JPEG", **simpan)


def png(ukuran: tuple[int, int] = (60, 40), mode: str = "RGB", **simpan: Any) -> bytes:
    """A drawing."""
    return _gambar(Image.new(mode, ukuran), "PNG", **simpan)


def _gambar(gambar: Image.Image, bentuk: str, **simpan: Any) -> bytes:
    keluaran = BytesIO()
    gambar.save(keluaran, bentuk, **simpan)
    return keluaran.getvalue()


def jpeg_bercerita() -> bytes:
    """A photo with place, phone, a comment and the marker that it lies on its side."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turned by 90 degrees
    exif[0x010F] = RAHASIA.decode()
    exif.get_ifd(0x8825)[29] = RAHASIA.decode()
    return jpeg((60, 40), exif=exif.tobytes(), comment=RAHASIA, icc_profile=RAHASIA, xmp=RAHASIA)


def png_mengaku(lebar: int, tinggi: int) -> bytes:
    """A tiny file whose header claims this size: a bomb for who decodes first and asks later."""
    kepala = struct.pack(">IIBBBBB", lebar, tinggi, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(isi)) + jenis + isi + struct.pack(">I", zlib.crc32(jenis + isi))
        for jenis, isi in ((b"IHDR", kepala), (b"IDAT", zlib.compress(b"\0" * 1000)), (b"IEND", b""))
    )


def pdf(halaman: int = 2, **simpan: Any) -> bytes:
    """A plain document with a page number on every page."""
    return _tulis(_dokumen(halaman), **simpan)


def _dokumen(halaman: int = 2) -> pikepdf.Pdf:
    dokumen = pikepdf.new()
    huruf = dokumen.make_indirect(Dictionary(Type=Name.Font, Subtype=Name.Type1, BaseFont=Name.Helvetica))
    for ke in range(halaman):
        lembar = dokumen.add_blank_page(page_size=(200, 200))
        lembar.Contents = dokumen.make_stream(f"BT /AA 12 Tf (Halaman {ke + 1}) Tj ET".encode())
        lembar.Resources = Dictionary(Font=Dictionary(AA=huruf))  # a font that is called as an action would be
    return dokumen


def _tulis(dokumen: pikepdf.Pdf, **simpan: Any) -> bytes:
    keluaran = BytesIO()
    dokumen.save(keluaran, **simpan)
    return keluaran.getvalue()


def pdf_beraksi(**simpan: Any) -> bytes:
    """Everything at once that a PDF can do by itself, in direct and in indirect objects."""
    d = _dokumen()
    skrip = d.make_indirect(Dictionary(S=Name.JavaScript, JS=d.make_stream(b"app.alert('aktif')")))
    luncur = Dictionary(S=Name.Launch, F=String("cmd.exe"), Next=skrip)
    sisip = d.make_stream(b"MZ berkas sisipan aktif")
    berkas = d.make_indirect(Dictionary(Type=Name.Filespec, F=String("a.exe"), EF=Dictionary(F=sisip)))
    d.Root.OpenAction = skrip
    d.Root.AA = Dictionary(WC=luncur)
    d.Root.Names = Dictionary(
        JavaScript=Dictionary(Names=Array([String("x"), skrip])),
        EmbeddedFiles=Dictionary(Names=Array([String("a"), berkas])),
    )
    d.Root.AcroForm = Dictionary(XFA=d.make_stream(b"<xdp>aktif</xdp>"), Fields=Array([]))
    d.Root.AF = Array([berkas])
    d.Root.Collection = Dictionary(Type=Name.Collection)
    d.pages[0].AA = Dictionary(O=skrip)
    d.pages[0].Annots = Array([_catatan(d, a) for a in (
        Dictionary(Subtype=Name.Link, A=luncur),
        Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.GoToE, F=berkas)),
        Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.SubmitForm, F=String("http://contoh.example/aktif"))),
        Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("javascript:alert('aktif')"))),
        Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.GoTo, D=Array([]), Next=Array([luncur, skrip]))),
        Dictionary(Subtype=Name.FileAttachment, FS=berkas),
        Dictionary(Subtype=Name.RichMedia, RichMediaContent=Dictionary(Assets=berkas)),
        Dictionary(Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("https://badilag.mahkamahagung.go.id"))),
    )])  # fmt: skip
    return _tulis(d, **simpan)


def _catatan(dokumen: pikepdf.Pdf, isi: Any) -> Any:
    isi.Type, isi.Rect = Name.Annot, Array([0, 0, 10, 10])
    return dokumen.make_indirect(isi)


def pdf_bertanda_tangan() -> bytes:
    """A document with a signature field, as an electronic certificate writes it."""
    d = _dokumen(1)
    tanda = Dictionary(
        Type=Name.Sig, Filter=Name("/Adobe.PPKLite"), ByteRange=Array([0, 1, 2, 3]), Contents=String("x" * 40)
    )
    d.Root.AcroForm = Dictionary(SigFlags=3, Fields=Array([d.make_indirect(Dictionary(FT=Name.Sig, V=tanda))]))
    return _tulis(d)


def pdf_terkunci(pengguna: str) -> bytes:
    """Locked: with a word to open it, or only against changes."""
    return pdf(encryption=pikepdf.Encryption(owner="pemilik", user=pengguna))


def pdf_bom() -> bytes:
    """A few hundred kilobytes whose table of objects unpacks to 200 MB."""
    awal = _tulis(_dokumen(1), object_stream_mode=pikepdf.ObjectStreamMode.generate)
    pemampat = zlib.compressobj(9)
    isi = b"".join(pemampat.compress(bytes(1024 * 1024)) for _ in range(200)) + pemampat.flush()
    badan = awal[: awal.rindex(b"startxref")]
    kepala = b"99 0 obj\n<</Type/XRef/Size 52428800/W[1 2 1]/Root 1 0 R/Filter/FlateDecode"
    kepala += b"/Length %d>>stream\n" % len(isi)
    return badan + kepala + isi + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % len(badan)
