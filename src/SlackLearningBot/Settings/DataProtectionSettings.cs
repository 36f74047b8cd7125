namespace SlackLearningBot.Settings;

/// <summary>A certificate that encrypts the keys in the database, so that the database alone opens no token. Without one the keys lie there as they are.</summary>
internal sealed class DataProtectionSettings
{
    public const string Section = "DataProtection";

    /// <summary>A PFX file, or a PEM file with certificate and private key.</summary>
    public string? CertificateFile { get; init; }

    /// <summary>What opens the file, when it is protected.</summary>
    public string? Password { get; init; }

    /// <summary>Certificates that were used before: they only open what they once closed, and may have expired.</summary>
    public IReadOnlyList<OlderCertificate> OlderCertificates { get; init; } = [];
}

/// <summary>A certificate that is no longer used for new keys.</summary>
internal sealed class OlderCertificate
{
    public string? CertificateFile { get; init; }

    public string? Password { get; init; }
}
