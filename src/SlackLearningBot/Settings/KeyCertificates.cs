using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace SlackLearningBot.Settings;

/// <summary>The certificates of <see cref="DataProtectionSettings"/>, read once at the start.</summary>
/// <param name="Current">Encrypts new keys; null when none is set.</param>
/// <param name="Older">Only open what was closed with them.</param>
internal sealed record KeyCertificates(X509Certificate2? Current, IReadOnlyList<X509Certificate2> Older)
{
    /// <summary>Everything that may open a key.</summary>
    public X509Certificate2[] All => [.. Current is null ? [] : new[] { Current }, .. Older];

    private const string Expected = "expected a PFX file, or a PEM file with an RSA certificate and its private key";

    /// <exception cref="SettingsException">A file is missing, does not open, has no private key or, for the current one, does not hold now.</exception>
    public static KeyCertificates Load(DataProtectionSettings settings, DateTimeOffset now)
    {
        var problems = new List<string>();
        var current = string.IsNullOrEmpty(settings.CertificateFile)
            ? null
            : Load("DataProtection", settings.CertificateFile, settings.Password, problems);
        if (current is not null && (now.UtcDateTime < current.NotBefore.ToUniversalTime() || now.UtcDateTime > current.NotAfter.ToUniversalTime()))
        {
            problems.Add($"DataProtection:CertificateFile holds a certificate for {current.NotBefore:yyyy-MM-dd} to {current.NotAfter:yyyy-MM-dd}, which does not hold now; "
                + "set a new one, and name this one in DataProtection:OlderCertificates so that its keys still open.");
        }

        var older = settings.OlderCertificates
            .Select((one, index) => Load($"DataProtection:OlderCertificates:{index}", one.CertificateFile ?? "", one.Password, problems))
            .OfType<X509Certificate2>()
            .ToList();
        return problems.Count == 0 ? new(current, older) : throw new SettingsException(problems);
    }

    private static X509Certificate2? Load(string section, string file, string? password, List<string> problems)
    {
        var setting = $"{section}:CertificateFile";
        if (!File.Exists(file))
        {
            problems.Add($"{setting} is \"{file}\", and there is no such file; {Expected}.");
            return null;
        }

        try
        {
            var certificate = Open(file, string.IsNullOrEmpty(password) ? null : password);
            if (certificate.GetRSAPrivateKey() is not null)
            {
                return certificate;
            }

            problems.Add($"{setting} is \"{file}\", which holds no RSA private key; {Expected}.");
        }
        catch (CryptographicException)
        {
            problems.Add($"{setting} is \"{file}\", which {section}:Password does not open; {Expected}, and its password.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{setting} is \"{file}\", which cannot be read ({e.Message}); {Expected}.");
        }

        return null;
    }

    private static X509Certificate2 Open(string file, string? password)
    {
        if (X509Certificate2.GetCertContentType(file) == X509ContentType.Pkcs12)
        {
            return X509CertificateLoader.LoadPkcs12FromFile(file, password);
        }

        return File.ReadAllText(file) switch
        {
            var pem when !pem.Contains("PRIVATE KEY-----", StringComparison.Ordinal) => X509CertificateLoader.LoadCertificateFromFile(file),
            var pem when password is null => X509Certificate2.CreateFromPem(pem, pem),
            var pem => X509Certificate2.CreateFromEncryptedPem(pem, pem, password),
        };
    }
}
