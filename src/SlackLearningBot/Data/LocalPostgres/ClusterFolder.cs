namespace SlackLearningBot.Data.LocalPostgres;

/// <summary>The files of one private cluster.</summary>
internal sealed record ClusterFolder(string Path)
{
    /// <summary>PostgreSQL's own folder, there once initdb went through.</summary>
    public string Data => System.IO.Path.Combine(Path, "data");

    /// <summary>Where initdb works; a run that was cut off leaves this behind, never half a <see cref="Data"/>.</summary>
    public string Draft => System.IO.Path.Combine(Path, "draft");

    /// <summary>The superuser's password, readable by its owner only: other people of this machine can reach the port too.</summary>
    public string Password => System.IO.Path.Combine(Path, "password");

    /// <summary>The port of the last start, used again when it is free, so that whoever is connected finds a restarted server.</summary>
    public string Port => System.IO.Path.Combine(Path, "port");

    /// <summary>Held alone while the server is created, started or stopped.</summary>
    public string StartLock => System.IO.Path.Combine(Path, "start.lock");

    /// <summary>Held together by every program that uses the server; who gets it alone was the last.</summary>
    public string MemberLock => System.IO.Path.Combine(Path, "member.lock");

    public string Log => System.IO.Path.Combine(Data, "server.log");

    public static ClusterFolder Default(int major, string? root = null) =>
        new(System.IO.Path.GetFullPath(System.IO.Path.Combine(root ?? DataFolders.Root(), $"postgres-{major}")));
}
