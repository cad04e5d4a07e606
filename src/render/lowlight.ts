/** The highlighter without its grammars: a bundler that is asked for the whole module takes all 190 of them along. */
export {createLowlight} from 'lowlight'
