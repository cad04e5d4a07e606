/** Articles of pandoc, Quarto and MyST. Two files, so that two cores have work. */
import {tools} from '../support/dialects-b.ts'
import {triesArticlesOf} from '../support/dialects-suite.ts'

triesArticlesOf(tools)
