"""completion: the script with which a shell completes a line when Tab is pressed.

It asks `blocklist __complete` for what may stand at the cursor (cli.complete says what it answers).
Sources: the bash reference manual, "Programmable Completion"; the zsh manual, "Completion System";
fish's documentation, "Writing your own completions".
"""

from __future__ import annotations

from blocklist.core.result import WRONG_USE, Refusal, Text

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

    from blocklist.core.env import Call, Env

ASKS = "__complete"

# nosort came with bash 4.4, compopt with 4.0; an older one goes without.
BASH = """\
# ~/.bashrc: eval "$(blocklist completion bash)"
_blocklist() {
    local IFS=$'\\n' kind='' line
    COMPREPLY=()
    while IFS= read -r line; do
        if [[ -z $kind ]]; then kind=$line; else COMPREPLY+=("$line"); fi
    done < <(command blocklist __complete bash "${COMP_LINE:0:COMP_POINT}" "$2" \\
        "$COMP_TYPE" "$COLUMNS" 2>/dev/null)
    case $kind in
        files) compopt -o default 2>/dev/null ;;
        folders) compopt -o dirnames 2>/dev/null ;;
    esac
}
complete -o nosort -F _blocklist blocklist bl 2>/dev/null ||
    complete -F _blocklist blocklist bl
"""

# -U: what does not begin as it is typed (another case) is for us to sort out, not for zsh.
ZSH = """\
#compdef blocklist bl
# ~/.zshrc: eval "$(blocklist completion zsh)"
_blocklist() {
    local -a lines found
    local line value
    lines=("${(@f)$(command blocklist __complete zsh \\
        "${(@Q)words[2,CURRENT-1]}" "${(Q)PREFIX}" 2>/dev/null)}")
    case $lines[1] in
        files) _files; return ;;
        folders) _files -/; return ;;
    esac
    for line in "${(@)lines[2,-1]}"; do
        value=${${line%%$'\\t'*}//\\\\/\\\\\\\\}
        found+=("${value//:/\\\\:}:${line#*$'\\t'}")
    done
    (( $#found )) && _describe -V blocklist found -U
}
if [[ $zsh_eval_context[-1] == loadautofunc ]]; then
    _blocklist "$@"
else
    (( $+functions[compdef] )) || { autoload -Uz compinit && compinit -i }
    compdef _blocklist blocklist bl
fi
"""

FISH = """\
# ~/.config/fish/config.fish: blocklist completion fish | source
function __blocklist_complete
    set -l last (commandline -ct)
    set -l begun (string unescape -- $last; or string replace -r '^["\\']' '' -- $last)
    set -l lines (command blocklist __complete fish (commandline -opc)[2..-1] "$begun" 2>/dev/null)
    switch "$lines[1]"
        case files
            __fish_complete_path $last
        case folders
            __fish_complete_directories $last
        case words
            string join \\n -- $lines[2..-1]
    end
end
complete -c blocklist -f -k -a '(__blocklist_complete)'
complete -c bl -f -k -a '(__blocklist_complete)'
"""

SCRIPTS: Mapping[str, str] = {"bash": BASH, "zsh": ZSH, "fish": FISH}


def completion(_env: Env, call: Call) -> Text:
    """Return the script for a shell. Raises Refusal (wrong use) for a shell that is not known."""
    shell = call.words[0]
    if shell not in SCRIPTS:
        raise Refusal("completion_shell", WRONG_USE, shell=shell, shells=list(SCRIPTS))
    return Text(SCRIPTS[shell].removesuffix("\n").split("\n"))
