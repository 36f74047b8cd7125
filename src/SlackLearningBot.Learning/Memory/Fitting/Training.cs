namespace SlackLearningBot.Learning.Memory.Fitting;

/// <summary>Some rounds through all items, a step after each batch; the newest answers weigh most.</summary>
internal sealed class Training
{
    private const double OldestWeight = 0.25;

    /// <summary>How far each parameter usually lies from the default, from one learner to another.</summary>
    private static readonly double[] Spread =
    [
        6.43, 9.66, 17.58, 27.85, 0.57, 0.28, 0.6, 0.12, 0.39, 0.18, 0.33, 0.3, 0.09, 0.16, 0.57, 0.25, 1.03, 0.31, 0.32, 0.14, 0.27,
    ];

    private readonly OptimiserOptions options;
    private readonly double[] start;
    private readonly Batch[] batches;
    private readonly Batch whole;
    private readonly int count;
    private readonly ChainLoss chain;
    private readonly double[] weights;
    private readonly double[] gradient = new double[FsrsParameters.Count];

    public Training(TrainingItems items, OptimiserOptions options, double[] start)
    {
        this.options = options;
        this.start = start;
        var order = ShortestFirst(items, options.MostReviews);
        count = order.Length;
        batches = [.. order.Chunk(options.BatchSize).Select(chunk => Pack(items, chunk))];
        whole = Pack(items, order);
        var longest = count == 0 ? 1 : items.Span[order[^1]].Reviews;
        chain = new ChainLoss(items.Log, longest);
        weights = new double[longest];
    }

    /// <summary>The parameters after the epoch with the least loss.</summary>
    public double[] Run(Random random)
    {
        var parameters = (double[])start.Clone();
        var best = (double[])start.Clone();
        var least = double.PositiveInfinity;
        var adam = new Adam(parameters.Length);
        var steps = ((count / options.BatchSize) + 1) * options.Epochs;
        var step = 0;
        for (var epoch = 0; epoch < options.Epochs; epoch++)
        {
            random.Shuffle(batches);
            foreach (var batch in batches)
            {
                FindGradient(batch, parameters);
                adam.Step(parameters, gradient, options.LearningRate * (1 + Math.Cos(Math.PI * step / steps)) / 2);
                FsrsBounds.Clamp(parameters, options.RelearningSteps, options.ShortTerm);
                step++;
            }

            chain.Use(parameters);
            var loss = whole.Loss(chain, weights, []) + (options.Pull * Distance(parameters));
            if (loss < least)
            {
                least = loss;
                parameters.CopyTo(best, 0);
            }
        }

        return best;
    }

    /// <summary>The places of the items: by number of answers, those with as many in the order of time.</summary>
    private static int[] ShortestFirst(TrainingItems items, int mostReviews)
    {
        var keys = new List<long>(items.Count);
        for (var i = 0; i < items.Count; i++)
        {
            if (items.Span[i].Reviews <= mostReviews)
            {
                keys.Add(((long)items.Span[i].Reviews << 32) + i);
            }
        }

        keys.Sort();
        return [.. keys.Select(key => (int)key)];
    }

    /// <summary>The newest item weighs 1, and the weight falls fast with age.</summary>
    private static Batch Pack(TrainingItems items, int[] places)
    {
        var newest = items.Count - 1.0;
        return new Batch(
            Array.ConvertAll(places, place => items.Span[place]),
            Array.ConvertAll(places, place => OldestWeight + ((1 - OldestWeight) * (place / newest) * (place / newest) * (place / newest))));
    }

    private void FindGradient(Batch batch, ReadOnlySpan<double> parameters)
    {
        Array.Clear(gradient);
        chain.Use(parameters);
        batch.Loss(chain, weights, gradient);
        var pull = options.Pull * batch.Count / count;
        for (var i = 0; i < gradient.Length; i++)
        {
            gradient[i] += 2 * pull * (parameters[i] - start[i]) / (Spread[i] * Spread[i]);
        }

        if (!options.ShortTerm)
        {
            gradient.AsSpan(0, 4).Clear();
            gradient.AsSpan(17, 3).Clear();
        }
    }

    /// <summary>How far the parameters have gone from the start.</summary>
    private double Distance(ReadOnlySpan<double> parameters)
    {
        var distance = 0.0;
        for (var i = 0; i < Spread.Length; i++)
        {
            distance += Math.Pow((parameters[i] - start[i]) / Spread[i], 2);
        }

        return distance;
    }
}
