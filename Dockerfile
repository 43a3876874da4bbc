# One app process of Liuke 留客. docs/school-server.md says how several of them run behind a proxy on one PostgreSQL.
FROM python:3.13-slim

# glibc: threads share two heaps; with one for each, a server that runs for days keeps a fifth more memory.
ENV MALLOC_ARENA_MAX=2 PYTHONUTF8=1 PYTHONUNBUFFERED=1 PYTHONPATH=/liuke NUMBA_CACHE_DIR=/liuke/compiled LIUKE_BACKUPS=/liuke/backups
WORKDIR /liuke

COPY requirements.txt .
RUN pip install --no-cache-dir -r requirements.txt

COPY . .
RUN useradd --no-create-home liuke && mkdir -p data backups compiled && chown liuke data backups compiled
USER liuke

# The loops of the engine are compiled here, so that no class waits for it.
RUN python -m sim play eshop --customers 2000 --rounds 1 > /dev/null

EXPOSE 8501
VOLUME ["/liuke/data", "/liuke/backups"]
HEALTHCHECK --interval=10s --timeout=5s --start-period=60s \
    CMD ["python", "-c", "import urllib.request; urllib.request.urlopen('http://localhost:8501/_stcore/health', timeout=4)"]
CMD ["python", "-m", "streamlit", "run", "app.py", "--server.port", "8501"]
