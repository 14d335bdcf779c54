"""The audit trail can be added to and read, by nobody changed: the database itself refuses."""

from django.db import migrations

PASANG = """
CREATE FUNCTION satker_jejak_hanya_tambah() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'Jejak audit tidak dapat diubah atau dihapus.' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER satker_jejakaudit_hanya_tambah
    BEFORE UPDATE OR DELETE ON satker_jejakaudit
    FOR EACH ROW EXECUTE FUNCTION satker_jejak_hanya_tambah();
"""
LEPAS = """
DROP TRIGGER satker_jejakaudit_hanya_tambah ON satker_jejakaudit;
DROP FUNCTION satker_jejak_hanya_tambah();
"""


class Migration(migrations.Migration):
    dependencies = [("satker", "0001_initial")]

    operations = [migrations.RunSQL(PASANG, LEPAS)]
