/** Articles of seven tools whose articles are a site or a book. Two files, so that two cores have work. */
import {tools} from '../support/dialects-a.ts'
import {triesArticlesOf} from '../support/dialects-suite.ts'

triesArticlesOf(tools)
