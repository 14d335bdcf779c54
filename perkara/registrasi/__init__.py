"""stub"""
def pasangkan(satker): return 0
def daftarkan_otomatis(satker): return {}
