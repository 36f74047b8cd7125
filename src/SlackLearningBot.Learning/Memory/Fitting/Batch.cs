namespace SlackLearningBot.Learning.Memory.Fitting;

/// <summary>Items that are looked at together: card by card, so that what several items of a card have in common is gone through once.</summary>
internal sealed class Batch
{
    private readonly TrainingItem[] items;
    private readonly double[] itemWeights;

    /// <param name="some">The items, in any order.</param>
    /// <param name="someWeights">The weight of each, above 0.</param>
    public Batch(TrainingItem[] some, double[] someWeights)
    {
        var lasts = Array.ConvertAll(some, item => item.Last);
        var order = Enumerable.Range(0, some.Length).ToArray();
        Array.Sort(lasts, order);
        items = Array.ConvertAll(order, i => some[i]);
        itemWeights = Array.ConvertAll(order, i => someWeights[i]);
    }

    public int Count => items.Length;

    /// <summary>The weighted log loss of all items.</summary>
    /// <param name="chain">With the parameters.</param>
    /// <param name="weights">Zeros, as many as the longest item has answers; zeros again afterwards.</param>
    /// <param name="gradient">What the gradient is added to; empty where none is wanted.</param>
    public double Loss(ChainLoss chain, Span<double> weights, Span<double> gradient)
    {
        var loss = 0.0;
        for (var first = 0; first < items.Length;)
        {
            var start = items[first].Start;
            var end = first;
            while (end < items.Length && items[end].Start == start)
            {
                weights[items[end].Last - start] = itemWeights[end];
                end++;
            }

            var last = items[end - 1].Last;
            loss += chain.Forward(start, last, weights);
            if (!gradient.IsEmpty)
            {
                chain.Backward(start, last, gradient);
            }

            weights[..(last - start + 1)].Clear();
            first = end;
        }

        return loss;
    }
}
