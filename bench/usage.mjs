/** Loaded before a program (`node --import`): when it ends, writes what it used as a last line of standard error. */
process.on('exit', () => {
  const {maxRSS, userCPUTime, systemCPUTime} = process.resourceUsage()
  process.stderr.write(
    `\n@usage ${JSON.stringify({rss: maxRSS * 1024, cpu: (userCPUTime + systemCPUTime) / 1000})}\n`,
  )
})
