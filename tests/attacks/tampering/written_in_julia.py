# Solves one exercise in another language, with that language's kernel.
JULIA = """
function soft_threshold(z, threshold)
    sign.(z) .* max.(abs.(z) .- threshold, 0)
end
"""


def tamper(notebook):
    cells = {cell["metadata"].get("nbgrader", {}).get("grade_id"): cell for cell in notebook["cells"]}
    cells["soft_threshold"]["source"] = JULIA
    notebook["metadata"]["kernelspec"] = {"display_name": "Julia 1.11", "language": "julia", "name": "julia-1.11"}
    return notebook


# verdict: loses soft_threshold
