"""Pages of the information desk: officers, the Penanggung Jawab and the Ketua."""
