# Leaves all kinds of magic behind.

# %%
%load_ext autoreload
%autoreload 2
%precision 3
%xmode Verbose

# %%
%who
%whos
%lsmagic
%history
?np.sign
np.sign??

# %% residual_sum_of_squares
%time 1 + 1
def residual_sum_of_squares(X, y, w):
    r = y - X @ w
    return r @ r
residual_sum_of_squares?

# %%
%%bash
echo "hello"

# %%
%%html
<b>so far so good</b>

# %%
%debug


# verdict: loses nothing
