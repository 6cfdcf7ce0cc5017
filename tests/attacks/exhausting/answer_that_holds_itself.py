# Answers with a list that holds itself twice.
def soft_threshold(z, threshold):
    answer = []
    answer += [answer, answer]
    return answer


# verdict: loses soft_threshold
