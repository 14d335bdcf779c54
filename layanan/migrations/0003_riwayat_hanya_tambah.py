"""The timeline can be added to and read, by nobody changed or emptied: the database itself refuses."""

from django.db import migrations

# TRUNCATE passes only in a session that says it may (the test run, which empties its own database after a test).
PASANG = """
CREATE FUNCTION layanan_riwayat_hanya_tambah() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'TRUNCATE' AND current_setting('narahubung.boleh_kosongkan', true) = 'ya' THEN
        RETURN NULL;
    END IF;
    RAISE EXCEPTION 'Riwayat tidak dapat diubah atau dihapus.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER layanan_riwayat_hanya_tambah
    BEFORE UPDATE OR DELETE ON layanan_riwayat
    FOR EACH ROW EXECUTE FUNCTION layanan_riwayat_hanya_tambah();
CREATE TRIGGER layanan_riwayat_tanpa_kosongkan
    BEFORE TRUNCATE ON layanan_riwayat
    FOR EACH STATEMENT EXECUTE FUNCTION layanan_riwayat_hanya_tambah();
"""
LEPAS = """
DROP TRIGGER layanan_riwayat_tanpa_kosongkan ON layanan_riwayat;
DROP TRIGGER layanan_riwayat_hanya_tambah ON layanan_riwayat;
DROP FUNCTION layanan_riwayat_hanya_tambah();
"""


class Migration(migrations.Migration):
    dependencies = [("layanan", "0002_meja")]

    operations = [migrations.RunSQL(PASANG, LEPAS)]
