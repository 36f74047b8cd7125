using System.Globalization;

namespace SlackLearningBot.CrashTests;

/// <summary>How large, how long, and which faults. The seed alone decides the fault plan.</summary>
internal sealed record CrashOptions
{
    public int Seed { get; init; } = 1;

    public int Workspaces { get; init; } = 20;

    public int PeopleEach { get; init; } = 500;

    public int Bots { get; init; } = 3;

    /// <summary>Real time in which the day's lessons fall due and everything breaks.</summary>
    public TimeSpan Storm { get; init; } = TimeSpan.FromMinutes(4);

    /// <summary>A storm over bots that do nothing is none: on a busy machine it lasts until half of the people have their lesson, and so long at most.</summary>
    public TimeSpan LongestStorm { get; init; } = TimeSpan.FromSeconds(280);

    /// <summary>The most real time after which all is done; when it is done sooner, the run ends.</summary>
    public TimeSpan Calm { get; init; } = TimeSpan.FromSeconds(200);

    /// <summary>How much faster leases, retries and lanes run than the real clock. People's patience and the bot's own are real.</summary>
    public double MachineSpeed { get; init; } = 8;

    public int People => Workspaces * PeopleEach;

    /// <summary>Small enough for every run of the tests.</summary>
    public static CrashOptions Short { get; } = new()
    {
        PeopleEach = 16,
        Storm = TimeSpan.FromSeconds(15),
        LongestStorm = TimeSpan.FromSeconds(40),
        Calm = TimeSpan.FromSeconds(150),
        MachineSpeed = 20,
    };

    /// <summary><c>--seed 7 --storm 300 --calm 180 --people 500 --speed 8</c>: seconds, and people a workspace; <c>--short 1</c> begins from the short form.</summary>
    /// <exception cref="FormatException">A number is none, or there is no such option.</exception>
    public static CrashOptions Parse(string[] args)
    {
        var options = new CrashOptions();
        for (var i = 0; i < args.Length; i += 2)
        {
            if (i + 1 == args.Length || !int.TryParse(args[i + 1], NumberStyles.None, CultureInfo.InvariantCulture, out var value))
            {
                throw new FormatException($"\"{args[i]}\" wants a number after it.");
            }

            options = args[i] switch
            {
                "--short" => Short with { Seed = options.Seed },
                "--seed" => options with { Seed = value },
                "--storm" => options with { Storm = TimeSpan.FromSeconds(value), LongestStorm = TimeSpan.FromSeconds(value) * 1.5 },
                "--calm" => options with { Calm = TimeSpan.FromSeconds(value) },
                "--people" => options with { PeopleEach = value },
                "--speed" => options with { MachineSpeed = value },
                _ => throw new FormatException($"\"{args[i]}\" is no option; expected --short, --seed, --storm, --calm, --people or --speed."),
            };
        }

        return options;
    }
}
