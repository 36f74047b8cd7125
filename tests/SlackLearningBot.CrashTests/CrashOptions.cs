using System.Globalization;

namespace SlackLearningBot.CrashTests;

/// <summary>How large, how long, and which faults. The seed alone decides the fault plan.</summary>
internal sealed record CrashOptions
{
    public int Seed { get; init; } = 1;

    public int Workspaces { get; init; } = 20;

    public int PeopleEach { get; init; } = 500;

    public int Bots { get; init; } = 3;

    /// <summary>Real time for founding the companies and starting the bots, before the day begins.</summary>
    public TimeSpan SetUp { get; init; } = TimeSpan.FromSeconds(25);

    /// <summary>Real time in which the day's lessons fall due and everything breaks.</summary>
    public TimeSpan Storm { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>Real time after which it must be calm again and all is done.</summary>
    public TimeSpan Calm { get; init; } = TimeSpan.FromMinutes(3);

    /// <summary>How much faster leases, retries and lanes run than the real clock.</summary>
    public double MachineSpeed { get; init; } = 8;

    public int People => Workspaces * PeopleEach;

    /// <summary>Small enough for every run of the tests.</summary>
    public static CrashOptions Short { get; } = new()
    {
        PeopleEach = 30,
        SetUp = TimeSpan.FromSeconds(6),
        Storm = TimeSpan.FromSeconds(24),
        Calm = TimeSpan.FromSeconds(24),
        MachineSpeed = 30,
    };

    /// <summary><c>--seed 7 --storm 300 --calm 180 --people 500</c>: seconds, and people a workspace.</summary>
    /// <exception cref="FormatException">A number is none.</exception>
    public static CrashOptions Parse(string[] args)
    {
        var options = new CrashOptions();
        for (var i = 0; i + 1 < args.Length; i += 2)
        {
            var value = int.Parse(args[i + 1], CultureInfo.InvariantCulture);
            options = args[i] switch
            {
                "--seed" => options with { Seed = value },
                "--storm" => options with { Storm = TimeSpan.FromSeconds(value) },
                "--calm" => options with { Calm = TimeSpan.FromSeconds(value) },
                "--people" => options with { PeopleEach = value },
                "--speed" => options with { MachineSpeed = value },
                _ => throw new FormatException($"\"{args[i]}\" is no option; expected --seed, --storm, --calm, --people or --speed."),
            };
        }

        return options;
    }
}
