namespace SlackLearningBot.Playground.Faults;

/// <summary>
/// What shall go wrong: the rules that stand ready, in their order, of which the first that strikes has its way. Chance comes from the seed
/// alone, so that a plan can be repeated.
/// </summary>
internal sealed class FaultPlan(TimeProvider machine)
{
    private readonly Lock gate = new();
    private volatile FaultRule[] rules = [];
    private int last;

    /// <summary>Decides what is left to chance, for rules that are added from now on.</summary>
    public int Seed { get; set; } = 1;

    /// <summary>All rules, the spent ones with them until they are removed.</summary>
    public IReadOnlyList<FaultRule> Rules => rules;

    /// <summary>Puts a rule into place. Throws <see cref="FaultException"/> when there is no such fault, or it cannot be had in this way.</summary>
    public FaultRule Add(FaultWish wish)
    {
        var (fault, variant) = Check(wish);
        lock (gate)
        {
            var rule = new FaultRule(++last, fault, variant, wish, Seed);
            rules = [.. rules, rule];
            return rule;
        }
    }

    public bool Remove(int number)
    {
        lock (gate)
        {
            var before = rules.Length;
            rules = [.. rules.Where(rule => rule.Number != number)];
            return rules.Length < before;
        }
    }

    public void Clear()
    {
        lock (gate)
        {
            rules = [];
        }
    }

    /// <summary>The rule that strikes here, with what it does; it counts as a hit.</summary>
    public Struck<T>? Find<T>(Occasion occasion)
        where T : Effect
    {
        foreach (var rule in rules)
        {
            if (rule.Variant.Effect is T effect && rule.Strikes(occasion, machine.GetUtcNow()))
            {
                return new Struck<T>(new Strike(rule, occasion), effect);
            }
        }

        return null;
    }

    /// <summary>The fault and variant that are meant; throws when it cannot be had in this way.</summary>
    public static (Fault Fault, Variant Variant) Check(FaultWish wish)
    {
        var fault = FaultTable.Find(wish.Fault)
            ?? throw new FaultException("fault", $"There is no fault '{wish.Fault}'. GET /playground/faults lists them.");
        if (fault.NotHere is { } why)
        {
            throw new FaultException("fault", $"{fault.Id} cannot happen here: {why}.");
        }

        var variant = fault.Find(wish.Variant)
            ?? throw new FaultException("variant", $"{fault.Id} has no variant '{wish.Variant}'; expected one of {string.Join(", ", fault.Variants.Select(one => one.Name))}.");
        if (wish.CarriesOut is { } carriesOut && (variant.Effect is not CallEffect call || (call.CarriesOut is { } fixedly && fixedly != carriesOut)))
        {
            throw new FaultException("carries_out", $"{fault.Id} leaves no choice whether the call is carried out; leave 'carries_out' away.");
        }

        if (wish.Chance is < 0 or > 1 or double.NaN)
        {
            throw new FaultException("chance", $"The chance is {wish.Chance}; expected 0 to 1.");
        }

        if (wish.Count < 0)
        {
            throw new FaultException("count", $"The count is {wish.Count}; expected 1 or more, or 'always'.");
        }

        if (wish.Seconds is { } seconds && (fault.Seconds is null || seconds is < 0 or > 100_000_000 or double.NaN))
        {
            throw new FaultException("seconds", fault.Seconds is null ? $"{fault.Id} knows no 'seconds'; leave them away." : $"'seconds' is {seconds}; expected {fault.Seconds.Meaning}.");
        }

        if (wish is { From: { } from, Until: { } until } && until <= from)
        {
            throw new FaultException("until", "'until' is not after 'from', so it would never happen.");
        }

        return (fault, variant);
    }
}

/// <summary>A fault that cannot be had as it was asked for; <paramref name="field"/> is what is wrong with the wish.</summary>
internal sealed class FaultException(string field, string message) : Exception(message)
{
    public string Field { get; } = field;
}
