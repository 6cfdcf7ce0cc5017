# Saves intermediate results in files and reads them back, in folders of its own.

# %%
import json, os, pathlib, pickle, tempfile

os.makedirs("results/today", exist_ok=True)

# %% soft_threshold
def soft_threshold(z, threshold):
    np.save("results/today/z.npy", z)
    with open("results/log.txt", "a") as log:
        log.write(f"{threshold}\n")
    with tempfile.TemporaryDirectory() as folder:
        place = pathlib.Path(folder, "z.pickle")
        place.write_bytes(pickle.dumps(np.load("results/today/z.npy")))
        z = pickle.loads(place.read_bytes())
    json.dump(float(threshold), open("t.json", "w"))
    threshold = json.load(open("t.json"))
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses nothing
