// Settings are looked for up to the root of the repository, which this project is not a part of.
new File(basedir, '.git').mkdirs()
