# Leaves commands for the shell behind, also within a function.

# %%
!ls
!pip install scikit-learn
files = !ls *.csv
%pip install numpy
%conda install numpy
%cd ..
%pwd
%env OMP_NUM_THREADS=1

# %% soft_threshold
def soft_threshold(z, threshold):
    !echo thresholding
    return np.sign(z) * np.maximum(np.abs(z) - threshold, 0)


# verdict: loses nothing
